from collections import defaultdict, Counter, namedtuple, OrderedDict, ChainMap
d = defaultdict(list); d['a'].append(1); d['b']; print(d, d['a'], d.default_factory, 'z' in d, d.get('z'), len(d))
print(defaultdict(int, {1: 2}, x=3), defaultdict(None, a=1), defaultdict(), repr(defaultdict(defaultdict)))
try: defaultdict(None)['k']
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
c = d.copy(); c['q'].append(2); print('q' in d, type(c), c.default_factory is list)
d.default_factory = int; print(d['new'], d); d.default_factory = None
try: d['nope']
except KeyError as e: print(e)
print(defaultdict(list, a=1) | {'b': 2}, {'b': 2} | defaultdict(list, a=1)); x = defaultdict(int); x |= {1: 2}; print(x)
class D(defaultdict):
    def __missing__(self, k): return k * 2
print(D(list)['ab'], D(list))
def boom(): raise ValueError('boom')
try: defaultdict(boom)[1]
except ValueError as e: print(e)
import copy, pickle
print(copy.copy(defaultdict(list, a=[1])), pickle.loads(pickle.dumps(defaultdict(int, a=1))))
r = defaultdict(list); r['self'] = r; print(r)
class M:
    def f(self): return 1
    def __init__(self): self.d = defaultdict(self.f)
words = 'a b a c b a'.split(); n = defaultdict(int)
for w in words: n[w] += 1
print(dict(n), Counter(words), Counter(words).most_common(2), Counter('abca') + Counter('ab'), Counter(a=1)['zz'])
P = namedtuple('P', 'x y'); p = P(1, y=2); print(p, p.x, p[1], p._replace(x=5), p == (1, 2), P._fields, p._asdict(), P.x, hash(p) == hash((1, 2)))
try: p.x = 5
except AttributeError as e: print(e)
print(OrderedDict(a=1, b=2), ChainMap({1: 2}, {3: 4})[3], Counter([1, 1, True, 1.0]))
class Cnt(Counter):
    def get(self, k, d=None): return 10
print(Cnt('aa'))
