# Special methods: found on the type, added and removed later; subclasses of built-in types.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class KA(KeyError, AttributeError): pass
e = KA("x"); print(e, e.name, KA.__mro__[:4], isinstance(e, LookupError))
class OV(OSError, ValueError): pass
print(OV(2, "m").errno, OV.__bases__)
class EG2(ExceptionGroup, ValueError): pass
print(EG2("a", [ValueError()]).message)
show(lambda: type("X", (OSError, SyntaxError), {}))
class Multi(dict, object): pass
print(Multi(a=1))
class A:
    def f(self): return __class__
    @classmethod
    def g(cls): return super().__thisclass__, __class__
    @staticmethod
    def h():
        try: super()
        except RuntimeError as e: return str(e)
    def lam(self): return (lambda: super().__repr__()[:9])()
show(lambda: A().f()); show(lambda: A.g()); show(lambda: A.h()); 
class B(A):
    def gen(self): yield super().f()
    def comp(self): return [super(B, self).f() for _ in range(1)]
    def dele(self):
        del self
        return super()
print(next(B().gen()), B().comp()); show(lambda: B().dele())
class Prop:
    x = property(lambda self: 1, doc="d")
    def __init__(self): pass
print(Prop.x.__doc__, Prop().x)
p = property(lambda s: 1)
print(p.__name__ if hasattr(p, "__name__") else None, p.__isabstractmethod__)
class NoEq:
    __eq__ = None
show(lambda: NoEq() == 1)
class NoLen:
    __len__ = None
show(lambda: len(NoLen())); show(lambda: bool(NoLen()))
class NoHash:
    __hash__ = None
show(lambda: hash(NoHash())); print(isinstance(NoHash(), __import__("collections").abc.Hashable))
class NoCall:
    __call__ = None
show(lambda: NoCall()())
class NoIter2:
    __iter__ = None
show(lambda: list(NoIter2())); show(lambda: [*NoIter2()]); show(lambda: (lambda *a: 0)(*NoIter2()))
class InstDunder: pass
i = InstDunder(); i.__len__ = lambda: 5
show(lambda: len(i)); print(i.__len__())
InstDunder.__len__ = lambda self: 7
print(len(i)); del InstDunder.__len__; show(lambda: len(i))
class DynAdd: pass
d1 = DynAdd()
show(lambda: d1 + 1); DynAdd.__add__ = lambda s, o: "added"; print(d1 + 1); 
class SubDyn(DynAdd): pass
print(SubDyn() + 1); DynAdd.__radd__ = lambda s, o: "radded"; print(1 + SubDyn()); del DynAdd.__add__; show(lambda: SubDyn() + 1)
DynAdd.__eq__ = lambda s, o: "eq!"; print(SubDyn() == 1); DynAdd.__getattr__ = lambda s, n: n.upper(); print(SubDyn().hello); del DynAdd.__getattr__; show(lambda: SubDyn().hello)
DynAdd.__call__ = lambda s, *a: a; print(SubDyn()(1, 2), callable(SubDyn())); del DynAdd.__call__; print(callable(SubDyn()))
DynAdd.__init__ = lambda s, v=0: setattr(s, "v", v); print(SubDyn(5).v); del DynAdd.__init__; show(lambda: SubDyn(7))
DynAdd.__del__ = lambda s: None; DynAdd.__iter__ = lambda s: iter("ab"); print(list(SubDyn())); DynAdd.__contains__ = lambda s, x: True; print(5 in SubDyn()); DynAdd.__setattr__ = lambda s, n, v: print("SA", n); SubDyn().zz = 1; del DynAdd.__setattr__
DynAdd.__getattribute__ = lambda s, n: "GA"; print(SubDyn().anything); del DynAdd.__getattribute__; DynAdd.__hash__ = lambda s: 77; print(hash(SubDyn())); DynAdd.__bool__ = lambda s: False; print(bool(SubDyn())); DynAdd.__index__ = lambda s: 2; print([1, 2, 3][SubDyn()]); DynAdd.__get__ = lambda s, o, t: "got"
class UseD: d = SubDyn()
print(UseD().d, UseD.d); DynAdd.__set__ = lambda s, o, v: print("set", v); UseD().d = 4
class L(list):
    def __getitem__(self, i): return "L" + str(super().__getitem__(i))
    def __len__(self): return 99
    def append(self, x): super().append(x * 2)
l = L([1, 2]); l.append(3); print(l[0], len(l), list(l), l, l[-1])
class D(dict):
    def __getitem__(self, k): return "D" + str(super().__getitem__(k))
    def __contains__(self, k): return True
    def keys(self): return ["zz"]
d = D(a=1); print(d["a"], "q" in d, d.get("a"), dict(d), {**d})
class S(str):
    def __add__(self, o): return "S+"
    def __eq__(self, o): return "Seq"
    __hash__ = str.__hash__
    def __len__(self): return 42
print(S("a") + "b", "b" + S("a"), S("a") == "a", "a" == S("a"), len(S("abc")), f"{S('q')}", "%s" % S("z"), S("x").join(["1", "2"]), S("abc")[1])
class I(int):
    def __repr__(self): return "I!"
    def __bool__(self): return False
    def __hash__(self): return 5
    def __index__(self): return 1
print(I(3), [I(3)], str(I(3)), bool(I(3)), hash(I(3)), I(3) + 0, [10, 20, 30, 40][I(3)], f"{I(3)}", f"{I(3):>4}", "%d" % I(3), int(I(3)), range(I(3)))
class F(float):
    def __float__(self): return 9.5
print(F(1.5) + 0, F(1.5).hex())
class T(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
    def __getitem__(self, i): return "t"
t = T(1, 2); print(t, t[0], list(t), (lambda *a: a)(*t), t == (1, 2), hash(t) == hash((1, 2)), t + (3,))
a, b = t; print(a, b)
class By(bytes):
    def __bytes__(self): return b"over"
print(bytes(By(b"x")), By(b"x") + b"y")
show(lambda: object().__class__.__name__); show(lambda: (3).__class__); show(lambda: type(type(3)))
print(callable(type), callable(3), vars(A)["f"].__name__); show(lambda: vars(3)); show(lambda: dir(3)[:1])
x = type("Dyn", (object,), dict(a=1, __doc__="dd", __module__="mod")); print(x, x.__doc__, x.a, x.__module__, x.__qualname__)
show(lambda: type("a\0b", (), {})); show(lambda: type("", (), {}).__name__); show(lambda: type("X", (), {"__qualname__": 3})); show(lambda: type("X", (), {"__classcell__": 3}))
class WithKw:
    def __init_subclass__(cls, **kw): cls.kw = kw
class K1(WithKw, a=1, b=2): pass
print(K1.kw); print(type("K2", (WithKw,), {}, z=3).kw)
import types
K3 = types.new_class("K3", (WithKw,), {"q": 9}, lambda ns: ns.update(v=1)); print(K3.kw, K3.v)
print(types.resolve_bases((int, list[int])), types.prepare_class("X", (int,)))
for c in [int, str, list, dict, type, object, Exception, KeyError, OSError, len.__class__, (lambda: 0).__class__, property, super, types.ModuleType]:
    print(c.__name__, c.__basicsize__ > 0, c.__module__, c.__flags__ & 1024 != 0, c.__bases__)
