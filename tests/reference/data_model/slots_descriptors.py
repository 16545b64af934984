# Slots are descriptors of the class: without an instance they give themselves, of other classes they refuse.
from _show import show


class A:
    __slots__ = ("x", "y")


a = A()
show(lambda: a.x)
a.x = 5
print(A.x.__get__(a), A.x.__get__(None, A) is A.x, type(A.x).__name__, A.x.__name__, A.x.__objclass__ is A, A.x)
A.y.__set__(a, 6)
print(a.y, A.__slots__)
A.y.__delete__(a)
show(lambda: a.y)
show(A.y.__delete__, a)
show(A.x.__get__, 5)
show(A.x.__set__, 5, 1)
show(lambda: a.z)
show(setattr, a, "z", 1)
show(lambda: a.__dict__)
