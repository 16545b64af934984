# With __set__ or __delete__ a descriptor is a data descriptor, and one of them alone refuses the other.
from _show import attempt


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["s"] = value * 2


class DelOnly:
    def __delete__(self, obj):
        print("deleted")


class GetOnly:
    def __get__(self, obj, owner=None):
        return "computed"


class C:
    s = SetOnly()
    d = DelOnly()
    g = GetOnly()


c = C()
print(type(c.s).__name__, type(c.d).__name__, c.g)
c.s = 4
print(c.s)
with attempt():
    del c.s
with attempt():
    c.d = 1
del c.d
c.g = "own"
print(c.g, C.g)
del c.g
print(c.g)
