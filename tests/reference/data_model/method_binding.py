# A function in a class binds; in an instance, or as a staticmethod or another callable, it doesn't.
from _show import show


class Callable:
    def __call__(self, *args):
        return "callable", len(args)


class C:
    def method(*args):
        return "method", len(args)

    static = staticmethod(method)
    cls = classmethod(method)
    plain = Callable()
    builtin = len


c = C()
c.own = C.method
print(c.method(), C.method(), c.static(), c.cls(), C.cls(), c.plain(), c.own(), c.builtin("abc"))
m = c.method
print(m.__self__ is c, m.__func__ is C.method, m == c.method, m is c.method, C.method.__get__(c)() == m())
show(lambda: m.__func__.__self__)
show(setattr, m, "x", 1)
C.method.x = 2
print(m.x)
