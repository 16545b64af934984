# super() looks behind a class in the order of the object's class, and binds to the object.
from _show import show

class A:
    x = "A.x"
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @property
    def p(self): return "A.p", type(self).__name__
class B(A):
    x = "B.x"
    def f(self): return "B.f", super().f(), super().x, super().p
    @classmethod
    def c(cls): return "B.c", super().c()
class M(A):
    def f(self): return "M.f", super().f()
class D(B, M): pass
d = D()
print(d.f(), D.c(), super(B, d).f(), super(A, d).__repr__()[:20] != "", super(D, d).x, super(B, D).c())
s = super(B, d)
print(s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__, s.__class__, isinstance(s, super))
u = super(B)
print(u.__self__, u.__get__(d).f(), u.__get__(d) is u)
show(lambda: u.__get__(None))
show(lambda: super(B, 5))
show(lambda: super(5, d))
show(lambda: super(A, d).f)
show(setattr, s, "x", 1)
show(lambda: super().x)
def f(self): return super().x
show(f, d)
def g(): return super()
show(g)
B.g = lambda self: super(B, self).x
print(d.g())
