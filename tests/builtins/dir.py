# dir() without an argument, of a class, an instance, a module, and with __dir__.
from _show import show


class A:
    a = 1


class B(A):
    def b(self):
        pass


class Own:
    def __dir__(self):
        return ["z", "a"]


class Wrong:
    def __dir__(self):
        return 5


def f(x):
    y = 1
    return dir()


b = B()
b.c = 1
print([n for n in dir(b) if n[0] != "_"], [n for n in dir(B) if n[0] != "_"], dir(Own()), f(1), "f" in dir(), "path" in dir(__import__("os")))
show(dir, Wrong())
show(dir, 1, 2)
