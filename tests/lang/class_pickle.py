# Pickling and copying of instances: __reduce_ex__, __getstate__ and the like.
import copy, copyreg, pickle
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.__dict__ == o.__dict__
class S:
    __slots__ = ("a", "b")
class SD(S):
    pass
class G:
    def __getstate__(self): return {"g": 1}
    def __setstate__(self, s): self.restored = s
class N:
    def __new__(cls, v): o = super().__new__(cls); o.v = v; return o
    def __getnewargs__(self): return (self.v,)
class NX:
    def __new__(cls, *, v): o = super().__new__(cls); o.v = v; return o
    def __getnewargs_ex__(self): return ((), {"v": self.v})
class R:
    def __reduce__(self): return (P, (9,))
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): pass
p = P([1])
for proto in (2, 4, 5):
    q = pickle.loads(pickle.dumps(p, proto)); print(q.x, q == p)
s = S(); s.a = 1
t = pickle.loads(pickle.dumps(s)); print(t.a, hasattr(t, "b"))
sd = SD(); sd.a = 1; sd.z = 2; t = pickle.loads(pickle.dumps(sd)); print(t.a, t.z)
print(pickle.loads(pickle.dumps(G())).restored, pickle.loads(pickle.dumps(N(5))).v, pickle.loads(pickle.dumps(NX(v=6))).v, pickle.loads(pickle.dumps(R())).x)
l = L([1, 2]); l.t = 3; m = pickle.loads(pickle.dumps(l)); print(m, m.t, type(m).__name__)
d = D(a=1); d.t = 3; m = pickle.loads(pickle.dumps(d)); print(m, m.t)
i = I(5); i.t = 3; m = pickle.loads(pickle.dumps(i)); print(m, m.t, type(m).__name__)
m = pickle.loads(pickle.dumps(T((1, 2)))); print(m, type(m).__name__)
print(p.__reduce_ex__(2)[1:], p.__reduce_ex__(2)[0].__name__, s.__reduce_ex__(2)[2], object().__reduce_ex__(2)[2], G().__reduce_ex__(4)[2])
print(p.__getstate__(), s.__getstate__(), object().__getstate__(), sd.__getstate__())
show(lambda: p.__reduce_ex__("a")); show(lambda: p.__reduce_ex__())
print(copy.copy(p).x is p.x, copy.deepcopy(p).x is p.x, copy.copy(l), copy.deepcopy(d), copy.copy(s).a)
show(lambda: (x for x in ()).__reduce_ex__(2)); show(lambda: pickle.dumps(type(p)) and 1)
print(pickle.loads(pickle.dumps(len)) is len, pickle.loads(pickle.dumps([].append.__func__ if hasattr([].append, "__func__") else list.append)) is list.append, pickle.loads(pickle.dumps(P)) is P)
print(object.__reduce__(p)[0].__name__, p.__reduce__()[0].__name__)
print(pickle.loads(pickle.dumps(p, 0)).x, pickle.loads(pickle.dumps(p, 1)).x)
print(pickle.loads(pickle.dumps(p.__eq__))(p), pickle.loads(pickle.dumps((3).__add__))(4))
print(sorted(dir(p))[-1], [n for n in dir(P) if not n.startswith("__")], "x" in dir(p), len(dir(int)) > 60, dir(type)[-2:])
print(object().__sizeof__() > 0, format(3, ""), p.__format__("") == str(p), object.__format__(3, ""))
print(P.__init_subclass__(), P.__subclasshook__(3), type.__prepare__())
