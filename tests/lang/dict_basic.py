# gc-stress: skip
d = {'a': 1, 'b': 2, 3: 'c', None: 4, (1, 2): 5, 1.5: 6}
print(d, len(d), d['a'], d[3], d[None], d[(1, 2)], d[1.5], 'a' in d, 'z' in d, d.get('z'), d.get('z', 0), d.get('a'))
d['z'] = 26; del d['a']; d['a'] = 'again'; print(list(d), list(d.values()), list(d.items()))
print(d.pop('b'), d.pop('nope', 'dflt'), d.popitem(), d.setdefault('n', []), d.setdefault('n', 5), d)
d.update({'x': 1}, y=2); d.update([('p', 1), ['q', 2], 'rs']); d.update(k=1); print(d)
e = d.copy(); e.clear(); print(e, d != e, bool(e))
print({1: 'a', True: 'b', 1.0: 'c'}, {0: 1, False: 2, -0.0: 3, 0j: 4})
print(dict(), dict([(1, 2)]), dict({1: 2}, a=3), dict(a=1, b=2), dict(zip('ab', [1, 2])), dict.fromkeys('abc'), dict.fromkeys([1, 2], 0))
print({1: 2} | {3: 4}, {1: 2, 3: 4} | {1: 5}, {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {1: [2]} == {1: [2]}, {1: 2, 3: 4} == {3: 4, 1: 2})
a = {1: 2}; b = a; a |= {3: 4}; a |= [(5, 6)]; print(a, b is a)
r = {}; r['me'] = r; print(r, repr({'x': r}))
print(list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.values())), list(reversed({1: 2, 3: 4}.items())))
# order after deletions and rebuilds
d = {}
for i in range(100): d[i] = i
for i in range(0, 100, 3): del d[i]
for i in range(0, 100, 6): d[i] = -i
print(list(d)[:5], list(d)[-5:], len(d), sum(d), [k for k in d if k % 6 == 0][:5])
for i in range(1000): d[str(i)] = i
for i in range(1000): assert d[str(i)] == i
for i in range(0, 1000, 2): del d[str(i)]
print(len(d), d.get('1'), d.get('2'), '999' in d)
while d: d.popitem()
print(d, len(d)); d[1] = 2; print(d)
for i in range(70000): d[i] = i
print(len(d), d[69999], sum(d.values()))
for i in range(70000): assert d[i] == i or i == 1
d = dict.fromkeys(range(10)); q = []
for i in range(5): k = next(iter(d)); del d[k]; d[k + 100] = 1; q.append(k)
print(q, list(d))
# comparing, hashing
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return s.v % 3
    def __eq__(s, o): return isinstance(o, K) and s.v == o.v
    def __repr__(s): return f'K{s.v}'
d = {K(i): i for i in range(10)}; print(d, d[K(4)], K(7) in d, K(77) in d); del d[K(4)]; d[K(1)] = 'x'; print(d)
print(d.pop(K(9)), d.setdefault(K(20), 'n'), d.get(K(21)), K(20) in d)
class Bad:
    def __hash__(s): raise ValueError('nohash')
for f in (lambda: d[Bad()], lambda: {Bad(): 1}, lambda: d.get(Bad()), lambda: Bad() in d):
    try: f()
    except ValueError as e: print(e)
class BadEq:
    def __hash__(s): return 1
    def __eq__(s, o): raise KeyError('noeq')
x = {1: 1}
for f in (lambda: x[BadEq()], lambda: x.setdefault(BadEq()), lambda: x.pop(BadEq()), lambda: x.__setitem__(BadEq(), 1)):
    try: f()
    except KeyError as e: print('KeyError', e)
for f in (lambda: {1: 2}[5], lambda: {}.popitem(), lambda: {}.pop(1), lambda: {1: 2}.__delitem__(5), lambda: {}['k'], lambda: {}[(1, 2)]):
    try: f()
    except KeyError as e: print(repr(e), str(e))
try:
    for k in (d := {1: 1, 2: 2}): d[k + 10] = 1
except RuntimeError as e: print(e)
try:
    for k in (d := {1: 1, 2: 2}).items(): del d[1]
except RuntimeError as e: print(e)
d = {1: 1, 2: 2}
for k in d: d[k] = k * 5
print(d, d.__contains__(1), d.__len__(), d.__class_getitem__(int), {}.__sizeof__() > 0)
print({**{'a': 1}, 'b': 2, **{'a': 3}}, {k: v for k, v in zip('abc', range(3))})
class Sub(str): pass
print({'a': 1}[Sub('a')], {Sub('a'): 2}['a'], Sub('a') in {'a': 1})
it = iter({1: 2, 3: 4}); print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:])
print({'a': 1}.__eq__(5), {'a': 1} == 5, {}.__hash__)
print({1: 2}.__or__(5), {}.__ior__({1: 2}))
