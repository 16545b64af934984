# __slots__: no dict, only these names; a base with a dict brings it back.
from _show import show


class S:
    __slots__ = ("a", "__private", "b")

    def __init__(self):
        self.a = 1
        self.__private = 2


class Sub(S):
    pass


class Both(S):
    __slots__ = ("c", "__dict__")


class Described:
    __slots__ = {"x": "the doc of x"}


s = S()
print(s.a, S.a, sorted(n for n in dir(s) if "private" in n), hasattr(s, "__dict__"), Sub().__dict__, Both().__dict__, Described.x.__doc__)
show(setattr, s, "z", 1)
show(lambda: s.b)
del s.a
show(lambda: s.a)
show(delattr, s, "a")
for slots in ("a", "a"), ("1a",), (5,), ("x", "__dict__", "__dict__"):
    show(type, "X", (), {"__slots__": slots})
show(type, "X", (), {"__slots__": ("a",), "a": 1})
show(type, "X", (int,), {"__slots__": ("a",)})
show(type, "X", (S, type("T", (), {"__slots__": ("q",)})), {})
import weakref
show(weakref.ref, s)
