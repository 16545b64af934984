# The order of resolution keeps the order of bases, or there is none; mro() may be overridden.
from _show import show


class O: pass
class A(O): pass
class B(O): pass
class C(A, B): pass
class D(B): pass
class E(C, D): pass


print([c.__name__ for c in E.__mro__])


def conflict():
    class X(A, B): pass
    class Y(B, A): pass
    class Z(X, Y): pass


show(conflict)


class Meta(type):
    def mro(cls):
        return (cls, *A.__mro__)


class F(metaclass=Meta):
    pass


print([c.__name__ for c in F.__mro__], isinstance(F(), O))
print(type.mro(E) == list(E.__mro__))
