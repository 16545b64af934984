# type(x) is the class that made x, whatever __class__ says.
from _show import show


class C:
    __class__ = int


print(type(5), type(type), type(C()), C().__class__, isinstance(C(), int), isinstance(C(), C), type(type(None)))
show(type)
show(type, 1, 2)
show(type, x=1)


class Meta(type):
    pass


show(Meta, 5)
