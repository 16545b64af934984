# type(name, bases, dict) makes a class.
from _show import show

C = type("C", (list,), {"x": 1, "f": lambda self: len(self), "__module__": "m", "__doc__": "docs"})
c = C("ab")
print(C, c.f(), c.x, C.__bases__, C.__name__, C.__qualname__, C.__module__, C.__doc__, type("D", (), {}).__mro__)
for args in [(5, (), {}), ("a", [], {}), ("a", (5,), {}), ("a", (), []), ("a", (int, str), {}), ("a", (C, list, C), {}), ("a", (list, C), {}), ("a\0b", (), {}), ("a", (bool,), {}), ("a", (), {"__slots__": 5}), ("a", (), {"__qualname__": 5})]:
    show(type, *args)
class A: pass
class B(A): pass
show(type, "X", (A, B), {})
print(type.__new__(type, "Y", (), {}), type.__init__(C, "a", (), {}))
