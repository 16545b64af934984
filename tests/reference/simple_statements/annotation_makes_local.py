# An annotation alone makes a name local to its function.
from _show import show

x = "global"


def f():
    print(x)
    x: int


def g():
    x: int
    return x


def h():
    x: str = "local"
    return x


show(f)
show(g)
print(h(), f.__code__.co_varnames)
show(compile, "def f():\n global y\n y: int", "f", "exec")
show(compile, "def f():\n y: int\n global y", "f", "exec")
show(compile, "y: int\nglobal y", "f", "exec")
