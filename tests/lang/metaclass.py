# Metaclasses, __init_subclass__, MRO, super, __bases__.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class M(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": 1}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is int
    def __len__(cls): return 12
    def __iter__(cls): return iter("xyz")
    def __getitem__(cls, k): return ("item", k)
    def __contains__(cls, k): return k == 1
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __add__(cls, o): return "added"
    def __eq__(cls, o): return cls is o
    def __hash__(cls): return 7
class A(metaclass=M, opt=3):
    z = 1
    def __init__(self, *a): self.a = a
print(A(1, 2).a, A.prepared)
print(isinstance(5, A), isinstance(A(), A), issubclass(int, A), len(A), list(A), A[3], 1 in A, A, A + 1, hash(A), A == A)
class B(A): pass
print(type(B), M.__mro__)
class M2(type): pass
show(lambda: M2("X", (A,), {}))
class M3(M): pass
class C(A, metaclass=M3): pass
print(type(C).__name__)
class Sub:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("init_subclass", cls.__name__, tag)
class S1(Sub, tag="t"): pass
class S2(S1): pass
print(S1.tag, S2.tag)
def bad():
    class S3(Sub, nope=1): pass
show(bad)
def bad2():
    class S3(nope=1): pass
show(bad2)
class Gen:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(Gen[int])
show(lambda: A.__class_getitem__)
class NoItem: pass
show(lambda: NoItem[1])
show(lambda: int[1])
class MyMro(type):
    def mro(cls): return [cls, object]
class X1: a = 1
class X2(X1, metaclass=MyMro): pass
print(X2.__mro__, hasattr(X2, "a"))
class D1: 
    def f(self): return "D1"
class D2:
    def f(self): return "D2"
class E(D1): pass
e = E(); print(e.f())
E.__bases__ = (D2,)
print(e.f(), E.__mro__, E in D1.__subclasses__(), E in D2.__subclasses__())
show(lambda: setattr(E, "__bases__", ()))
show(lambda: setattr(E, "__bases__", (E,)))
show(lambda: setattr(E, "__bases__", (int,)))
show(lambda: setattr(E, "__bases__", 3))
class Ent:
    def __mro_entries__(self, bases): return (D1,)
class UsesEnt(Ent()): pass
print(UsesEnt.__bases__, UsesEnt.__orig_bases__[0].__class__.__name__)
def setname():
    class Desc:
        def __set_name__(self, owner, name): raise RuntimeError("oops")
    try:
        class H: d = Desc()
    except RuntimeError as ex:
        print(ex, ex.__notes__)
setname()
class AA:
    def who(self): return ["AA"]
class BB(AA):
    def who(self): return ["BB"] + super().who()
class CC(AA):
    def who(self): return ["CC"] + super().who()
class DDD(BB, CC):
    def who(self): return ["DD"] + super().who()
print(DDD().who(), super(BB, DDD()).who(), super(BB, DDD).who(DDD()))
show(lambda: super(BB, 3))
show(lambda: super(BB, AA()))
show(lambda: super(3, 3))
sup = super(DDD, DDD())
print(sup.__thisclass__, sup.__self_class__, repr(sup))
show(lambda: sup.nope)
unb = super(BB)
print(unb, unb.__self__)
class Abs:
    pass
import abc
class AbsC(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
show(AbsC)
class Half(AbsC):
    def f(self): pass
show(Half)
class Full(Half):
    g = 1
print(type(Full()).__name__, AbsC.__abstractmethods__ == {"f", "g"})
show(lambda: int.__abstractmethods__)
