# __class_getitem__ is for classes; a metaclass's __getitem__ comes first.
from _show import show


class Meta(type):
    def __getitem__(cls, key):
        return "meta", key


class C(metaclass=Meta):
    def __class_getitem__(cls, key):
        return "class", key


class D:
    def __class_getitem__(cls, key):
        return cls.__name__, key


class E(D):
    pass


print(C[1], D[1, 2], E[:], D.__class_getitem__("x"))
show(lambda: D()[1])
show(lambda: object[1])
