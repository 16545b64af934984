# Weak references, proxies, finalizers.
import gc, weakref
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    def m(self): return "m"
    def __len__(self): return 3
    def __call__(self, x): return x + 1
    def __add__(self, o): return "add"
a = A()
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), r.__callback__)
log = []
def cb(ref): log.append(ref() is None)
r2 = weakref.ref(a, cb)
print(r2 == r, hash(r) == hash(a), r2.__callback__ is cb, repr(r)[:9], "'A'" in repr(r))
p = weakref.proxy(a)
print(p.m(), len(p), p(1), p + 1, type(p).__name__, repr(p)[:10])
p.attr = 5
print(a.attr, bool(p))
wd = weakref.WeakValueDictionary(); wd["k"] = a
ws = weakref.WeakSet([a]); wk = weakref.WeakKeyDictionary({a: 1})
print(len(wd), len(ws), len(wk))
fin = weakref.finalize(a, print, "finalized")
del a
def clear(): 
    x = [None] * 100
    return x
clear()
gc.collect()
print(r(), r2(), log)
show(lambda: p.m())
print(len(wd), len(ws), len(wk), fin.alive)
for x in (1, "a", (), None, 1.5, b""):
    show(lambda: weakref.ref(x))
for x in (len, A, A.m, set(), frozenset(), lambda: 0, weakref, type):
    show(lambda: weakref.ref(x)() is x)
show(lambda: weakref.ref([])); show(lambda: weakref.ref({})); show(lambda: weakref.ref(object()))
class S: __slots__ = ("a",)
show(lambda: weakref.ref(S()))
class SW: __slots__ = ("a", "__weakref__")
s = SW(); show(lambda: weakref.ref(s)() is s)
class R(weakref.ref):
    def __init__(self, o, cb=None, *, tag=None): super().__init__(o, cb); self.tag = tag
    def __new__(cls, o, cb=None, *, tag=None): return super().__new__(cls, o, cb)
b = A(); rr = R(b, tag=3); print(rr() is b, rr.tag, rr == weakref.ref(b))
wm = weakref.WeakMethod(b.m); print(wm()())
show(lambda: weakref.ref()); show(lambda: weakref.ref(b, None, 3)); show(lambda: r(1))
class D:
    def __del__(self): print("del", self.n)
def make_and_drop():
    d = D(); d.n = 1
def deep(n):
    return deep(n - 1) + 1 if n else 0
make_and_drop(); deep(50); type("K", (), {"m": lambda self: 1})().m()  # the machine may hold on to what it called last
clear(); gc.collect()
import types
print(A.__dict__.get("__weakref__") is not None, b.__weakref__ is not None)
