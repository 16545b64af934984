# __bases__ and __class__ can be changed where the layouts agree.
from _show import show


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(A):
    pass


c = C()
print(c.who())
C.__bases__ = (B,)
print(c.who(), C.__mro__ == (C, B, object), C in B.__subclasses__(), C in A.__subclasses__())
for bases in (), 5, (5,), (C,), (int,), (bool,):
    show(setattr, C, "__bases__", bases)
show(setattr, int, "__bases__", (object,))
show(delattr, C, "__bases__")
print(C.__bases__ == (B,))
