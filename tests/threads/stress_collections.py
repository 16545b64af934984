# timeout: 60
# gc-stress: 100
# deque, defaultdict, heapq, itertools, lru_cache and SimpleQueue under threads.
import _thread, itertools, heapq, functools
from _collections import deque, defaultdict
from _queue import SimpleQueue, Empty
def run(*bodies):
    left = [len(bodies)]; lock = _thread.allocate_lock(); done = _thread.allocate_lock(); done.acquire(); errors = []
    def wrap(body):
        try: body()
        except BaseException as e: errors.append(repr(e))
        with lock:
            left[0] -= 1
            if left[0] == 0: done.release()
    for body in bodies: _thread.start_new_thread(wrap, (body,))
    done.acquire()
    return errors
N = 2000
d = deque(); taken = []
def dput(k):
    def body():
        for i in range(N): (d.append if i % 2 else d.appendleft)((k, i))
    return body
print(run(*[dput(k) for k in range(4)]), len(d), len(set(d)))
def dtake():
    mine = []
    while True:
        try: mine.append(d.pop()); mine.append(d.popleft())
        except IndexError: break
    taken.extend(mine)
print(run(*[dtake] * 4), len(taken), len(set(taken)), d)
def dmix(k):
    def body():
        for i in range(500):
            try:
                d.append(i); d.appendleft(i); d.rotate(3); d.insert(2, i); d[1] = k; list(d); d.copy(); i in d; d.pop(); d.popleft(); d.remove(k); del d[0]; d.reverse()
                if len(d) > 50: d.clear()
            except (IndexError, ValueError): pass
            except RuntimeError as e:
                if 'mutated' not in str(e): raise
    return body
print(run(*[dmix(k) for k in range(3)]))
dd = defaultdict(list)
def grow(k):
    def body():
        for i in range(N): dd[i % 100].append((k, i))
    return body
print(run(*[grow(k) for k in range(4)]), len(dd), sum(map(len, dd.values())))
h = []
def push(k):
    def body():
        for i in range(N): heapq.heappush(h, ((i * 7919 + k) % 1000, k, i))
    return body
print(run(*[push(k) for k in range(4)]), len(h), all(h[(i - 1) // 2] <= h[i] for i in range(1, len(h))))
out = [[] for _ in range(4)]
def hpop(k):
    def body():
        try:
            while True: out[k].append(heapq.heappop(h))
        except IndexError: pass
    return body
print(run(*[hpop(k) for k in range(4)]), sum(map(len, out)), all(o == sorted(o) for o in out), len(set(sum(out, []))))
for make in (lambda: iter(range(5000)), lambda: iter(list(range(5000))), lambda: itertools.count(), lambda: itertools.cycle(range(10)), lambda: zip(range(5000), itertools.count()), lambda: enumerate(range(5000)), lambda: map(str, range(5000)), lambda: itertools.chain(*[range(10)] * 100), lambda: itertools.groupby(range(1000), lambda x: x // 3), lambda: itertools.islice(itertools.count(), 1000), lambda: itertools.accumulate(range(1000)), lambda: itertools.batched(range(1000), 3), lambda: itertools.zip_longest(range(500), range(300)), lambda: itertools.pairwise(range(1000)), lambda: iter({i: i for i in range(1000)}.items()), lambda: iter(set(range(1000))), lambda: reversed(list(range(1000))), lambda: iter(tuple(range(1000))), lambda: iter('abc' * 300), lambda: iter(b'abc' * 300), lambda: filter(None, range(1000))):
    it = make()
    def drain():
        for _ in range(600):
            if next(it, None) is None: break
    e = run(drain, drain, drain)
    if e and 'generator already executing' not in e[0]: print(e)
for make in (lambda: itertools.product(range(20), range(20)), lambda: itertools.permutations(range(6), 4), lambda: itertools.combinations(range(12), 3), lambda: itertools.combinations_with_replacement(range(10), 3)):
    it = make(); seen = []
    def all_of():
        mine = list(it); seen.extend(mine)
    print(run(all_of, all_of, all_of), sorted(seen) == sorted(make()))
@functools.lru_cache(50)
def f(x): return (x, x)
@functools.lru_cache(None)
def g(x): return (x, x)
def call():
    for i in range(N):
        assert f(i % 100) == (i % 100,) * 2 and g(i % 100) == (i % 100,) * 2 and f(3) == (3, 3)
print(run(*[call] * 4), f.cache_info()[2:], sum(g.cache_info()[:2]), g.cache_info()[3])
q = SimpleQueue(); got = [[] for _ in range(3)]
def put(k):
    def body():
        for i in range(N): q.put((k, i))
    return body
def get(k):
    def body():
        while (x := q.get()) is not None: got[k].append(x)
        q.put(None)
    return body
print(run(put(0), put(1), get(0), get(1), get(2), lambda: (put(2)(), put(3)(), wait())) if False else '')
left = _thread.allocate_lock(); count = [0]
def putter(k):
    def body():
        put(k)()
        with left:
            count[0] += 1
            if count[0] == 4: q.put(None)
    return body
print(run(*[putter(k) for k in range(4)], get(0), get(1), get(2)), sum(map(len, got)), len(set(sum(got, []))))
