# class: bases, keywords, decorators, bodies; what is no class.
from _show import show


class Base:
    def __init_subclass__(cls, **kw):
        cls.kw = kw


class A(Base, a=1, **{"b": 2}): "doc"; x = 1


class B(*[A, dict], metaclass=type, c=3):
    pass


@lambda cls: (cls, "decorated")
class C:
    n = 0
    for i in range(3):
        n += i
    if n:
        def method(self): return self.n
    del i
    print(__name__, __qualname__, __module__)


print(A.kw, A.__doc__, B.kw, [k.__name__ for k in B.__mro__], C[1], C[0]().method(), sorted(k for k in vars(C[0]) if k[0] != "_"))
show(lambda: type("X", (5,), {}))
def f():
    class D(undefined): pass
show(f)
def g():
    class E(metaclass=lambda *a, **k: (a[0], k), z=1): pass
    return E
print(g())
def h():
    class F(int, metaclass=5): pass
show(h)
for source in "class", "class C", "class C()", "class C(: 1", "class 1: 1", "class C.d: 1", "class C(a=1, b): 1", "class C(a for a in b): 1", "class C: return 1", "class C:\n yield", "class C(*a, a=1, a=2): 1", "class C(): pass pass", "class C:\nx = 1", "class None: 1":
    show(lambda: compile(source, "f", "exec").co_name)
