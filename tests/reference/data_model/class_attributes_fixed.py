# What can't be set on a class: __dict__, __mro__ and the attributes of built-in types.
from _show import show


class C:
    pass


show(setattr, C, "__dict__", {})
show(setattr, C, "__mro__", ())
show(setattr, C, "__name__", 5)
show(setattr, C, "__name__", "a\0b")
show(setattr, C, "__qualname__", 5)
show(setattr, C, "__bases__", ())
show(setattr, C, "__bases__", (int,))
show(setattr, C, "__bases__", 5)
show(setattr, int, "x", 1)
show(setattr, int, "__name__", "x")
show(delattr, C, "__name__")
show(delattr, C, "__module__")
show(delattr, int, "real")
C.__name__, C.__qualname__, C.__module__ = "D", "E.F", "m"
print(C, C.__name__)
show(delattr, C, "nope")
show(lambda: C.nope)
show(lambda: int.nope)
