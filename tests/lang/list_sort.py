# gc-stress: skip
class R:  # a small generator of numbers, the same everywhere
    def __init__(s, x): s.x = x
    def __call__(s, n):
        s.x = (s.x * 1103515245 + 12345) % (1 << 31)
        return (s.x >> 8) % n
r = R(42)
def check(data, **k):
    b = sorted(data, **k)
    key = k.get('key') or (lambda x: x)
    rev = k.get('reverse', False)
    idx = sorted(range(len(data)), key=lambda i: (key(data[i]), -i if rev else i), reverse=rev)
    assert [data[i] for i in idx] == b, (data, k)
for n in [0, 1, 2, 3, 5, 10, 23, 24, 25, 50, 100, 333, 1000]:
    ints = [r(n + 1) for _ in range(n)]
    for data in (ints, sorted(ints), sorted(ints)[::-1], [float(x) / 3 for x in ints], [str(x) for x in ints], ints[:n // 2] + sorted(ints[n // 2:]),
                 [(x % 5, str(x)) for x in ints], [x if x % 2 else float(x) for x in ints], [x * 10 ** 20 for x in ints], sorted(ints) * 2, [x % 3 for x in ints]):
        for rev in (False, True):
            check(data, reverse=rev); check(data, reverse=rev, key=lambda x: str(x)); check(data, reverse=rev, key=str)
print('ok')
# stability
data = [(r(5), i) for i in range(200)]
data.sort(key=lambda p: p[0]); print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(data, data[1:])))
data.sort(key=lambda p: p[0], reverse=True); print(all(a[0] > b[0] or a[1] < b[1] for a, b in zip(data, data[1:])))
print(sorted("banana"), sorted(["b", "A", "é", "ü", "z"]), sorted(["", "a", "aa", "\u1234", "\U0001f600", "b\u1234"]))
print(sorted([3, 1, 2], key=lambda x: -x), sorted([True, 0, 2, False]), sorted([1.5, 1, -1, 2.25]))
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'C{s.v}'
print(sorted([C(3), C(1), C(2)]))
a = [C(r(100)) for _ in range(100)]; a.sort(); print([c.v for c in a] == sorted(c.v for c in a))
try: [1, 'a', 2].sort()
except TypeError as e: print(e)
a = [3, 2, 'x', 1]
try: a.sort()
except TypeError: print(len(a), set(map(str, a)) == {'1', '2', '3', 'x'})
def bad(x): raise KeyError(x)
a = [2, 1]
try: a.sort(key=bad)
except KeyError as e: print(repr(e), a)
class Mut:
    def __init__(s, v): s.v = v
    def __lt__(s, o): L.append(1); return s.v < o.v
L = [Mut(2), Mut(1)]
try: L.sort()
except ValueError as e: print(e)
L = [2, 1]
try: L.sort(key=lambda x: L.append(x) or x)
except ValueError as e: print(e)
print(sorted([[2], [1], [1, 0]]), sorted([(2, 'a'), (1, 'b'), (1, 'a')]), sorted({3: 1, 1: 2}), sorted([frozenset([1]), frozenset()]))
a = list(range(100)) + [5]; a.sort(); print(a[4:8])
a = [5, 4, 3, 2, 1] * 20; a.sort(reverse=True); print(a[:25])
print(sorted([float('inf'), -float('inf'), 0.0, -0.0, 1e300, -1e-300]))
print(sorted([2**70, 5, -2**70, 2**62, 2**61]))
print([].sort(), sorted([], key=None), sorted([1], key=lambda x: 1 / x))
