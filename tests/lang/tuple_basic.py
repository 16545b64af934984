# gc-stress: skip
t = (1, 2, 3)
print(t, (), (1,), t[0], t[-1], t[1:], t[::-1], t[::2], len(t), t + (4,), t * 2, 2 * t, () + t, t * 0, 2 in t, t.index(2), t.count(2))
print(t == (1, 2, 3), t < (1, 2, 4), t < (1, 2), hash(t) == hash((1, 2, 3)), hash(()) == hash(()), t is tuple(t), t[:] is t, (t + ()) is t)
print(hash((1, 2)), hash((1, (2, 3))), hash(()), hash((0,)), hash((True, 1.0)), hash((2**61 - 2, -1, -2)))
print(tuple('abc'), tuple([1]), tuple(range(3)), tuple(x for x in 'ab'), tuple({1: 2}), tuple({5}), tuple())
print(({},), ([],), ('a', 1.5, None, True), ((),), (((1,),),))
a, b = (1, 2); (c, d), e = (3, 4), 5; print(a, b, c, d, e)
x = []; x.append((x,)); print(x)
class T(tuple):
    def __new__(cls, *args): return super().__new__(cls, args)
    @property
    def first(self): return self[0]
v = T(1, 2); v.attr = 'hi'; print(v, v.first, v.attr, type(v[:]), type(v + ()), v == (1, 2), hash(v) == hash((1, 2)), isinstance(v, tuple), type(tuple(v)), type(v * 1))
class U(tuple): pass
print(U(), U([1, 2]), type(U('ab')), U('ab').__getnewargs__())
class W(tuple):
    def __init__(self, *a, **k): self.k = k
print(W([1], z=3).k)
class SL(tuple): __slots__ = ()
print(SL([1, 2]), SL([1]) + SL([2]))
for bad in (lambda: t[5], lambda: t['a'], lambda: t.index(9), lambda: t + [1], lambda: t * 'a', lambda: tuple(5), lambda: tuple(1, 2), lambda: t.__setitem__, lambda: hash(([],)), lambda: t[::0], lambda: t.index(1, 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
it = iter(t); print(next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__reduce__()[1:])
it = iter(t); it.__setstate__(1); print(list(it)); print(list(reversed(t)))
print(tuple[int, str], (1, 2).__class_getitem__(int), (1, 2) > (1, 'a') if False else '', t.__contains__(3), t.__len__())
print((1, 2, 3).__eq__([1, 2, 3]), (1,).__lt__(2), (1, 2) != (1, 2), (0.0,) == (-0.0,), (float('nan'),) == (float('nan'),))
n = float('nan'); print((n,) == (n,), n in (n,), (n, 1) < (n, 2))
try: (1,) < (None,)
except TypeError as e: print(e)
try: t[0] = 1
except TypeError as e: print(e)
try: del t[0]
except TypeError as e: print(e)
print(sorted([(2, 1), (1, 2), (1, 1)]), max((1, 2), (1, 3)), min([(3,), (2, 5)]))
def deep(n):
    x = ()
    for _ in range(n): x = (x,)
    return x
try: repr(deep(100000))
except RecursionError as e: print('RecursionError')
try: hash(deep(1000000))
except RecursionError as e: print('RecursionError')
try: print(deep(1000000) == deep(1000000))
except RecursionError as e: print('RecursionError')
