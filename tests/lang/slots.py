# Layouts: __slots__, subclasses of built-in types, __class__, many attributes.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = 1
print(s.a)
show(lambda: s.b)
show(lambda: setattr(s, "c", 1))
show(lambda: s.__dict__)
del s.a
show(lambda: s.a)
show(lambda: delattr(s, "a"))
print(S.a, S.__slots__)
class S2(S):
    __slots__ = "single"
x = S2(); x.a = 1; x.single = 2; print(x.a, x.single)
class S3(S): pass
y = S3(); y.a = 1; y.anything = 2; print(y.__dict__, y.a)
class SD:
    __slots__ = ("p", "__dict__")
z = SD(); z.p = 1; z.q = 2; print(z.__dict__)
class Priv:
    __slots__ = ("__priv", "_x")
    def __init__(self): self.__priv = 3
print(sorted(k for k in Priv.__dict__ if "priv" in k), Priv()._Priv__priv)
show(lambda: type("X", (), {"__slots__": ("a",), "a": 1}))
show(lambda: type("X", (), {"__slots__": (3,)}))
show(lambda: type("X", (), {"__slots__": ("1a",)}))
show(lambda: type("X", (), {"__slots__": ("__dict__", "__dict__")}))
show(lambda: type("X", (int,), {"__slots__": ("a",)}))
show(lambda: type("X", (int,), {"__slots__": ()}))
show(lambda: type("X", (SD,), {"__slots__": ("__dict__",)}))
class E: __slots__ = ()
class F(S, E): __slots__ = ()
print(F.__mro__)
class L1: __slots__ = ("q",)
class L2: __slots__ = ("r",)
show(lambda: type("X", (L1, L2), {}))
class I(int): pass
i = I(7); i.attr = 3; print(i + 1, i.attr, type(i + 1), i.__dict__)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
t = T(1, 2, 3); t.n = 4; print(t, t.n, len(t), t[1:], type(t[1:]))
class St(str): pass
q = St("abc"); q.z = 1; print(q.upper(), q.z, type(q.upper()), q == "abc", hash(q) == hash("abc"), {q: 1}["abc"])
class Li(list):
    def __init__(self, *a): super().__init__(a); self.tag = "t"
l = Li(1, 2); l.append(3); print(l, l.tag, type(l + l), l == [1, 2, 3])
class Di(dict):
    def __missing__(self, k): return k * 2
d = Di(a=1); print(d["a"], d["zz"], d.get("q"), d)
class Fl(float): pass
fl = Fl(1.5); fl.a = 2; print(fl, fl + 1, fl.a)
class By(bytes): pass
by = By(b"xy"); by.a = 1; print(by, by.a, by[0])
class Se(set): pass
se = Se([1]); se.a = 3; print(se, se.a, se | {2}, type(se | {2}))
class C1:
    def __init__(self): self.a = 1
class C2:
    def f(self): return "C2"
o = C1(); o.__class__ = C2; print(o.f(), o.a, type(o).__name__)
show(lambda: setattr(o, "__class__", int))
show(lambda: setattr(o, "__class__", 3))
show(lambda: setattr(o, "__class__", S))
show(lambda: setattr(3, "__class__", int))
class Many: pass
m = Many()
for n in range(100): setattr(m, f"k{n}", n)
print(m.k0, m.k99, len(m.__dict__))
for n in range(0, 100, 2): delattr(m, f"k{n}")
print(len(vars(m)), list(vars(m))[:3])
r = Many()
for n in range(40):
    r.x = n; del r.x
r.y = 1; r.x = 2
print(list(r.__dict__.items()))
u = Many(); u.a = 1; u.b = 2; u.c = 3; del u.b; u.b = 5
print(list(u.__dict__.items()))
