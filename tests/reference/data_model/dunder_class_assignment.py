# __class__ of an object can be changed to a class of the same layout.
from _show import show


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class S:
    __slots__ = ("x",)


class T:
    __slots__ = ("x",)


class U:
    __slots__ = ("y",)


a = A()
a.kept = 1
a.__class__ = B
print(a.who(), a.kept, type(a).__name__)
show(setattr, a, "__class__", S)
show(setattr, a, "__class__", int)
show(setattr, a, "__class__", 5)
show(delattr, a, "__class__")
s = S()
s.x = 3
s.__class__ = T
print(s.x, type(s).__name__)
show(setattr, s, "__class__", U)
show(setattr, 5, "__class__", A)
