class D(dict):
    def __missing__(self, k): return f'missing {k}'
d = D(a=1); print(d['a'], d['b'], d.get('b'), 'b' in d, d, type(d.copy()), type(d | {}), repr(d), d == {'a': 1})
d.x = 5; print(d.x, d.__dict__)
class E(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.log = []
    def __setitem__(self, k, v): self.log.append(k); super().__setitem__(k, v)
    def __getitem__(self, k): return ('get', super().__getitem__(k))
    def keys(self): return ['z']
e = E(p=1); e['q'] = 2; e.update(r=3); e.setdefault('s', 4); print(e.log, e['q'], e.get('q'), dict(e), {**e}, list(e.items()))
class F(dict):
    def __iter__(self): return iter(['only'])
    def keys(self): return ['only']
    def __getitem__(self, k): return 'v'
print(dict(F(a=1)), {**F(a=1)}, list(F(a=1)), F(a=1) | {'c': 1})
class G(dict): __slots__ = ('s',)
g = G(a=1); g.s = 3; print(g, g.s)
print(D.fromkeys('ab', 1), type(D.fromkeys('ab')))
class H(dict):
    def __new__(cls, *a, **k): return super().__new__(cls)
    def __init__(self, *a): pass
print(H(1, 2, 3))
class M:
    def keys(self): return 'ab'
    def __getitem__(self, k): return k * 2
print(dict(M()), dict(M(), c=1)); x = {}; x.update(M()); print(x)
class Bad:
    keys = 5
try: dict(Bad())
except TypeError as e: print(e)
class Miss(dict):
    __missing__ = None
try: Miss()[1]
except TypeError as e: print('TypeError')
class Raise(dict):
    def __missing__(s, k): raise LookupError(k)
try: Raise()[1]
except LookupError as e: print(repr(e))
