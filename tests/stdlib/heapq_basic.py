# gc-stress: skip
import heapq, bisect
class R:
    def __init__(s, x): s.x = x
    def __call__(s, n): s.x = (s.x * 1103515245 + 12345) % (1 << 31); return (s.x >> 8) % n
r = R(7)
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __eq__(s, o): return s.v == o.v
    def __repr__(s): return f'C{s.v}'
for mk in (int, float, str, lambda x: (x % 10, str(x)), C, lambda x: [x]):
    for n in (0, 1, 2, 3, 10, 100, 257):
        data = [mk(r(1000)) for _ in range(n)]
        h = data[:]; heapq.heapify(h); out = [heapq.heappop(h) for _ in range(n)]; assert out == sorted(data)
        h = []
        for x in data: heapq.heappush(h, x)
        assert [heapq.heappop(h) for _ in range(n)] == sorted(data)
        h = data[:]; heapq.heapify_max(h); assert [heapq.heappop_max(h) for _ in range(n)] == sorted(data, reverse=True)
        h = []
        for x in data: heapq.heappush_max(h, x)
        assert [heapq.heappop_max(h) for _ in range(n)] == sorted(data, reverse=True)
        assert heapq.nsmallest(3, data) == sorted(data)[:3] and heapq.nlargest(3, data) == sorted(data, reverse=True)[:3]
h = [1, 5, 3]; heapq.heapify(h); print(heapq.heapreplace(h, 0), h, heapq.heappushpop(h, -1), heapq.heappushpop(h, 10), h, heapq.heappushpop([], 3))
h = [1, 5, 3]; heapq.heapify_max(h); print(heapq.heapreplace_max(h, 9), h, heapq.heappushpop_max(h, 100), heapq.heappushpop_max(h, 0), h)
print(list(heapq.merge([1, 4], [2, 3])), heapq.nlargest(2, 'abc', key=ord))
for f in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heapify(5), lambda: heapq.heappush([1], 'a'), lambda: heapq.heappop_max([]), lambda: heapq.heappush()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = [1, 3, 3, 5]
print([bisect.bisect_left(a, x) for x in range(7)], [bisect.bisect(a, x) for x in range(7)], bisect.bisect_left(a, 3, 2), bisect.bisect_right(a, 3, 0, 2), bisect.bisect('ace', 'b'), bisect.bisect_left([(1, 'a'), (2, 'b')], 2, key=lambda p: p[0]))
bisect.insort(a, 4); bisect.insort_left(a, 3.0); bisect.insort(a, 0, key=lambda x: x); print(a)
b = [5, 3, 1]; bisect.insort(b, 2, key=lambda x: -x); print(b)
class Q(list):
    def insert(s, i, x): print('ins', i, x); super().insert(i, x)
q = Q([1, 2]); bisect.insort(q, 1.5); print(q)
class Seq:
    def __len__(s): return 10
    def __getitem__(s, i): return i * i
print(bisect.bisect(Seq(), 50), bisect.bisect([C(1), C(3)], C(2)))
for f in (lambda: bisect.bisect([1], 1, -1), lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect(5, 1), lambda: bisect.insort((1,), 1), lambda: bisect.bisect([1, 2], 1, key=5), lambda: bisect.bisect([1, 2], 5, 0, 10)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Evil:
    def __lt__(s, o): L.append(0); return True
L = [Evil(), Evil(), Evil()]
try: heapq.heapify(L)
except RuntimeError as e: print(e)
