# The attributes of a class.
from _show import show


class A:
    "Docs."
    x: int = 1

    class Inner:
        pass


print(A.__name__, A.__qualname__, A.Inner.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__base__, A.__mro__, A.mro(), A.__dict__["x"], A.__annotations__, A.__annotate__(1), A.__type_params__, A.__firstlineno__)
A.__name__ = "Renamed"
A.__qualname__ = "Q.Renamed"
A.__module__ = "mod"
A.__doc__ = "New."
print(A, A.__name__, A.__doc__)
show(setattr, A, "__name__", 5)
show(setattr, A, "__name__", "a\0")
show(delattr, A, "__name__")
show(setattr, A, "__qualname__", 5)
show(setattr, int, "__name__", "x")
show(setattr, A, "__mro__", ())
show(lambda: A.__dict__.__setitem__("x", 2))
print(A.__basicsize__ > 0, A.__itemsize__, A.__flags__ > 0, A.__dictoffset__ != 0, A.__weakrefoffset__ != 0, A.__text_signature__)
