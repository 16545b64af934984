# global and nonlocal: what they bind, and where they can't stand.
from _show import show

x = 0


def f():
    global x, created
    x = 1
    created = 2
    def inner():
        global x
        x += 10
    inner()


f()
print(x, created)


class C:
    global in_class
    in_class = 3
    x = 5


print(in_class, x)
for source in "def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "nonlocal x", "def f():\n nonlocal x", "def f():\n x = 1\n def g():\n  x\n  nonlocal x", "def f(x):\n def g(x):\n  nonlocal x", "def f():\n global x\n def g():\n  nonlocal x", "global x\nx: int = 1", "def f():\n global x\n x: int", "class C:\n nonlocal x", "def f():\n x = 1\n class C:\n  nonlocal x\n  x = 2\n return x":
    show(lambda: compile(source, "f", "exec").co_name)
