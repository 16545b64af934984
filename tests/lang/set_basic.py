s = {3, 1, 2}
print(s, len(s), 1 in s, 5 in s, set(), frozenset(), frozenset([1, 2]), {1, 1.0, True}, sorted(set('hello')))
s.add(4); s.add(1); s.discard(9); s.discard(4); s.remove(3); print(s)
print({1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3}, {1, 2} ^ {2, 3}, {1, 2} <= {1, 2, 3}, {1} < {1}, {1, 2} >= {1}, {1, 2} > {1}, {1, 2} == {2, 1}, {1} != {2})
print({1, 2}.union([3], (4,), {5: 6}), {1, 2, 3}.intersection([2, 3], [3]), {1, 2, 3}.difference([1], [2]), {1, 2}.symmetric_difference([2, 3, 3]), {1}.union(), {1}.intersection(), {1}.difference())
s = {1, 2, 3}; s.update([4], [5]); s.intersection_update([1, 4, 9], range(10)); print(s); s.difference_update([1]); s.symmetric_difference_update([4, 7]); print(s)
s |= {1}; s &= {1, 7, 8}; s -= {7}; s ^= {9}; print(s)
print({1, 2}.isdisjoint([3]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.issubset('a'), {1, 2}.isdisjoint({2}))
print(frozenset([1, 2]) == {1, 2}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'x'}[frozenset([1])], {frozenset([1])} == {frozenset([1])}, {1} in {frozenset([1])})
f = frozenset('ab'); print(f.copy() is f, frozenset(f) is f, type(f | {1}), type({1} | f), f & {'a'}, f - {'a'} == {'b'})
print(list(range(20)) == list(set(range(20))), set(range(50)) == set(reversed(range(50))), {10, 20, 30, 5, 1, 7}, {100, 33, 64, 8, 16, 24, 32})
s = set(range(1000)); [s.discard(i) for i in range(0, 1000, 2)]; print(len(s), sum(s), 3 in s, 4 in s)
t = s.copy(); t.clear(); print(t, len(s), bool(t))
while s: s.pop()
print(s)
for f in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: set([[1]]), lambda: {1} | [2], lambda: {1} < [1], lambda: hash({1}), lambda: set(5), lambda: {1}.union(5), lambda: set().add([]), lambda: [] in {1}, lambda: {1}.remove([]), lambda: {1}.remove({3}), lambda: frozenset([1]).add, lambda: {1} + {2}):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    for x in (s := {1, 2}): s.add(x + 10)
except RuntimeError as e: print(e)
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return s.v % 2
    def __eq__(s, o): return isinstance(o, K) and s.v == o.v
s = {K(i) for i in range(20)}; print(len(s), K(3) in s, K(33) in s); s.discard(K(3)); s.add(K(4)); print(len(s), sorted(k.v for k in s))
print(len(s | {K(100)}), len(s & {K(1), K(2)}), len(s - {K(1)}), len(s ^ {K(1), K(200)}), s == {K(i) for i in range(20) if i != 3})
class S(set):
    def __init__(self, *a): super().__init__(*a); self.x = 1
print(S([1]), S([1]).x, type(S([1]) | {2}), S([1]) == {1}, S([1]).__reduce__()[1:])
class F(frozenset): pass
print(F([1]), F([1]) == {1}, type(F([1]) | F([2])), F().__reduce__()[1:])
r = repr({frozenset(), frozenset([1])}); print(r in ('{frozenset({1}), frozenset()}', '{frozenset(), frozenset({1})}'))
it = iter({1, 2, 3}); print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__length_hint__())
print({*'ab', *[1]} == {'a', 'b', 1}, {x % 3 for x in range(10)}, {1, 2, 3}.__contains__(2), set[int], {1}.__sizeof__() > 0)
print({1}.__or__([1]), {1}.__and__({1}), {1}.__rsub__({1, 2}), {1}.__eq__(5), {1}.__le__({1}))
a = {1, 2}; a ^= a; print(a); a = {1}; a -= a; print(a); a |= a; print(a)
print({0.0, -0.0, 0}, {float('nan')} == {float('nan')}, len({(1, 2), (1, 2)}))
print(set('abc') - set('b') == {'a', 'c'}, {True, 1, 0, False}, {-1, -2} == {-2, -1})
