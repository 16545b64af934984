# A property calls functions for reading, writing and deleting.
from _show import attempt, show


class C:
    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        self._x = value * 2

    @x.deleter
    def x(self):
        print("deleted")
        del self._x

    @property
    def fixed(self):
        return 1


c = C()
c.x = 5
print(c.x, C.x.__doc__, type(C.x), C.x.fget(c), C.x.fset.__name__, C.x.fdel is not None, C.fixed.fset, C.x.__name__)
del c.x
with attempt():
    c.x
with attempt():
    c.fixed = 2
with attempt():
    del c.fixed
print(c.fixed, c.__dict__)
