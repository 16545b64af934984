# Data descriptors come before the instance's dict, others after it.
from _show import show


class Data:
    def __get__(self, obj, owner=None):
        return "data", obj is None, owner.__name__

    def __set__(self, obj, value):
        print("set", value)

    def __delete__(self, obj):
        print("delete")

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)


class NonData:
    def __get__(self, obj, owner=None):
        return "non-data"


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["only"] = value * 2


class C:
    d = Data()
    n = NonData()
    only = OnlySet()


c = C()
c.__dict__.update(d=1, n=2)
print(c.d, c.n, C.d, C.n, C().n)
c.d = 5
del c.d
c.only = 4
print(c.only, type(C().only).__name__)
show(delattr, c, "only")
c.n = 7
print(c.n)
C.d = "replaced"
print(C.d, c.d)
class Failing:
    def __set_name__(self, owner, name):
        raise ValueError("no name")
show(type, "X", (), {"f": Failing()})
