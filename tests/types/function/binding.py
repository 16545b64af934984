# A function in a class becomes a method of its instances.
from _show import show


def f(self, x=None):
    return type(self).__name__, x


class C:
    m = f


c = C()
print(c.m(1), C.m(5, 2), f.__get__(7)(8), f.__get__(c, C).__self__ is c, c.m == c.m, c.m is c.m, f.__get__(None, C) is f)
c.own = f
show(c.own)
show(f.__get__)
show(f.__get__, None)
print(f.__call__(1.5), f.__getattribute__("__name__"))
