import functools
from functools import *
p = partial(print, 1, 2, sep='-'); p(3); p(3, sep='+'); print(p, p.func is print, p.args, p.keywords)
q = partial(p, 9, end='!\n'); q(); print(q.args, q.func is print, q.keywords)
def f(*a, **k): return a, k
_ = Placeholder
r = partial(f, _, 2, _, 4); print(r(1, 3), r(1, 3, 5, x=6), partial(r, 'one')(3), partial(r, _, 'three')('one'))
for g in (lambda: r(1), lambda: partial(f, _), lambda: partial(), lambda: partial(5), lambda: partial(f, a=_), lambda: reduce(f, 5), lambda: reduce(f, [])):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(Placeholder, type(Placeholder)() is Placeholder, partial(f)(), partial(f, 1)(2), partial(f, a=1)(b=2), partial(f, a=1)(a=2))
p = partial(f, 1); p.attr = 'x'; print(p.attr, p.__dict__)
class Sub(partial): pass
print(Sub(f, 1)(2), type(Sub(partial(f, 1), 2).func))
class A:
    def m(self, *a): return a
    pm = partialmethod(m, 5)
print(A().pm(6), partial(f, *range(12))(12), partial(f, 1).__reduce__()[1:][1][1:])
import pickle, copy
z = pickle.loads(pickle.dumps(partial(int, base=2))); print(z('101'), copy.copy(partial(f, 1))(2))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(lambda a, b: a * b, range(1, 6)), reduce(max, iter([3, 9, 2])), reduce(lambda a, b: a + b, 'abc', initial='z'))
k = cmp_to_key(lambda a, b: b - a); print(sorted([1, 3, 2], key=k), k(1) < k(2), k(1) == k(1), k(2).obj, k(obj=4).obj, sorted([3, 1], key=cmp_to_key(mycmp=lambda a, b: a - b)))
try: k(1) < 5
except TypeError as e: print(e)
try: hash(k(1))
except TypeError as e: print(e)
calls = []
@lru_cache(maxsize=2)
def g(x, y=0): calls.append((x, y)); return x + y
print(g(1), g(1), g(2), g(1), g(3), g(2), g.cache_info(), calls, g(1, y=0), g(x=1), g.cache_parameters(), g.__name__, g.__wrapped__(5))
g.cache_clear(); print(g.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@lru_cache(maxsize=None, typed=True)
def h(x): return type(x).__name__
print(h(1), h(1.0), h(True), h(1), h.cache_info())
@lru_cache
def u(x): return x
print(u('a'), u('a'), u.cache_info())
try: u([])
except TypeError as e: print(e)
@lru_cache(0)
def nothing(x): return x
nothing(1); nothing(1); print(nothing.cache_info())
class O:
    @lru_cache(None)
    def meth(self, x): return x * 2
o = O(); print(o.meth(2), o.meth(2), O.meth.cache_info())
@lru_cache(3)
def lru(x): return x
for x in [1, 2, 3, 1, 4, 1, 5, 2, 3, 4, 5]: lru(x)
print(lru.cache_info())
@lru_cache(2)
def err(x): raise KeyError(x)
for _ in range(2):
    try: err(1)
    except KeyError: pass
print(err.cache_info())
@wraps(f)
def w(): pass
print(w.__name__, w.__wrapped__ is f)
@total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
class CP:
    @cached_property
    def x(self): print('computed'); return 5
c = CP(); print(c.x, c.x)
