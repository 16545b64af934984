# Descriptors, properties, attribute hooks.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class D:
    def __init__(self, name): self.name = name
    def __get__(self, obj, owner): return (self.name, obj is not None, owner.__name__)
class DD(D):
    def __set__(self, obj, v): print("set", self.name, v)
    def __delete__(self, obj): print("del", self.name)
class Half:
    def __delete__(self, obj): print("delete only")
class SetOnly:
    def __set__(self, obj, v): obj.__dict__["so"] = v
class N:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class C:
    d = D("d")
    dd = DD("dd")
    h = Half()
    so = SetOnly()
    n1 = N()
    n2 = N()
c = C()
print(c.d, C.d, c.dd, C.dd)
c.d = 5
print(c.d)
c.dd = 6
del c.dd
c.__dict__["dd"] = "x"
print(c.dd)
show(lambda: setattr(c, "h", 1))
del c.h
print(type(c.so).__name__)
c.so = 12
print(c.so)

class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return 1
    wo = property(None, lambda self, v: None)
    none = property()
p = P()
print(p.x, P.x.__doc__, P.x.__name__, P.x.fget.__name__, P.x.fset.__name__)
p.x = 9
print(p.x)
del p.x
show(lambda: p.x)
show(lambda: setattr(p, "ro", 1))
show(lambda: delattr(p, "ro"))
show(lambda: p.wo)
show(lambda: p.none)
class SubProp(property):
    "own"
    extra = 1
class Q:
    @SubProp
    def v(self): "vdoc"; return 3
print(Q().v, Q.v.__doc__, Q.__dict__["v"].extra)

class Meta(type):
    @property
    def mp(cls): return cls.__name__ + "!"
    def mm(cls): return "mm", cls.__name__
    def __getattr__(cls, name): return "meta getattr " + name
class K(metaclass=Meta):
    pass
print(K.mp, K.mm(), K.foo)
show(lambda: K().mm)

class G:
    def __getattr__(self, n):
        if n == "boom": raise AttributeError("custom " + n)
        if n == "key": raise KeyError(n)
        return "ga:" + n
g = G(); g.real = 1
print(g.real, g.other)
show(lambda: g.boom)
show(lambda: g.key)
print(getattr(g, "boom", "default"))
class GA:
    def __getattribute__(self, n):
        if n.startswith("x"): return n * 2
        return object.__getattribute__(self, n)
    def meth(self): return "meth"
print(GA().xy, GA().meth(), GA().__class__.__name__)
show(lambda: GA().nope)
class Both:
    def __getattribute__(self, n): raise AttributeError("no " + n)
    def __getattr__(self, n): return "fallback " + n
print(Both().q)
class SA:
    def __setattr__(self, n, v):
        print("setattr", n, v)
        object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)
s = SA(); s.a = 1; print(s.a); del s.a
show(lambda: object.__setattr__(C, "q", 1))
show(lambda: type.__setattr__(C, "q", 7)); print(C.q)
show(lambda: int.real.__get__("x"))
print(int.real.__get__(5), int.__dict__["real"], str.__dict__["upper"].__get__("abc")())
show(lambda: str.upper(3))
show(lambda: str.upper())
print(staticmethod(len)("abc"), classmethod(lambda c: c).__get__(None, int)())
def f(self): return self
print(f.__get__(3)(), f.__get__(None, int) is f)
m = c.__init__
print(m.__name__, type(m).__name__, type(C.__init__).__name__, type("".join).__name__, type(str.join).__name__, type(len).__name__)
print(type(dict.__dict__["fromkeys"]).__name__, dict.fromkeys.__self__, type(dict.fromkeys).__name__)
print(type(int.__new__).__name__, int.__new__(int, 5), bool.__new__(bool, 3))
show(lambda: object.__new__(int))
show(lambda: int.__new__(str))
show(lambda: int.__new__(5))
show(lambda: int.__new__())
class Bound:
    def m(self): pass
b1 = Bound()
print(b1.m == b1.m, b1.m is b1.m, hash(b1.m) == hash(b1.m), b1.m == Bound().m)
b1.m.__func__.tag = 5
print(b1.m.tag)
show(lambda: setattr(b1.m, "tag", 1))
