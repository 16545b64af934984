# A bound method keeps its object and its function.
import types
from _show import show


class C:
    def f(self, x=1):
        "Docs."
        return x

    def __eq__(self, other):
        return True

    __hash__ = object.__hash__


a, b = C(), C()
m = a.f
print(m(), m(5), m.__self__ is a, m.__func__ is C.f, m.__name__, m.__doc__, m == a.f, m == b.f, m != b.f, hash(m) == hash(a.f), m.__call__(7), m.__getattribute__("__qualname__"))
print(repr(m).split(" of ")[0], m.__repr__() == repr(m), m.__eq__(5), m.__ne__(a.f), m.__lt__(m), m.__le__(m), m.__gt__(m), m.__ge__(m), m.__hash__() == hash(m))
show(setattr, m, "x", 1)
show(delattr, m, "__func__")
print(types.MethodType(len, "abc")(), types.MethodType(pow, 2)(5), m.__reduce__()[1][1])
show(types.MethodType, len)
show(types.MethodType, 5, 6)
show(types.MethodType, len, None)
show(m, 1, 2)
show(lambda: m.__delattr__("x"))
show(lambda: m.__setattr__("y", 1))
C.f.note = "on the function"
print(m.note)
print(m.__get__(b) is m, m.__get__(None, C) is m, m.__get__(b, C)(9))
show(m.__get__)
