# timeout: 60
# gc-stress: 100
import _thread
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
N = 3000
D = {}
def setter(k):
    def body():
        for i in range(N): D[(k, i)] = i; D[str(k * N + i)] = k; D[k * N + i] = k
    return body
print(run(*[setter(k) for k in range(4)]), len(D))
print(all(D[(k, i)] == i and D[str(k * N + i)] == k and D[k * N + i] == k for k in range(4) for i in range(N)))
order = [key[1] for key in D if isinstance(key, tuple) and key[0] == 2]; print(order == list(range(N)))
# setdefault: all threads get the same object
D = {}; got = [[] for _ in range(4)]
def sd(k):
    def body():
        for i in range(N): got[k].append(D.setdefault(i, [k]))
    return body
print(run(*[sd(k) for k in range(4)]), len(D), all(a is b is c is d for a, b, c, d in zip(*got)))
# pop: each once
taken = []
def popper():
    mine = []
    for i in range(N):
        v = D.pop(i, None)
        if v is not None: mine.append(i)
    taken.extend(mine)
print(run(*[popper] * 4), len(taken), len(set(taken)), D)
D = {i: i for i in range(N)}; taken = []
def popitem():
    mine = []
    while True:
        try: mine.append(D.popitem())
        except KeyError: break
    taken.extend(mine)
print(run(*[popitem] * 4), len(taken), len(set(taken)), D)
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return s.v % 5
    def __eq__(s, o): return isinstance(o, K) and s.v == o.v
D = {}
def slow(k):
    def body():
        for i in range(60): D[K(i)] = i; D.get(K(i - 5)); D.setdefault(K(i), 0)
    return body
print(run(*[slow(k) for k in range(4)]), len(D), sorted(k.v for k in D) == list(range(60)))
D = {'a': 0}; bad = []
def reader():
    for _ in range(N):
        for f in (lambda: list(D), lambda: dict(D), lambda: D.copy(), lambda: list(D.items()), lambda: [k for k in D], lambda: D == dict(D), lambda: len(D), lambda: repr(D), lambda: D | {1: 2}, lambda: sorted(D.values())):
            try: f()
            except RuntimeError as e:
                if 'changed' not in str(e): bad.append(e)
        for k, v in list(D.items()):
            if not isinstance(k, (str, int)) or not isinstance(v, int): bad.append((k, v))
def writer(k):
    def body():
        for i in range(N):
            n = (i + k) % 8
            if n == 0: D[i % 50] = i
            elif n == 1: D.pop(i % 50, None)
            elif n == 2: D.update({'x': i, 'y': i, i: i})
            elif n == 3: D.setdefault(i, 5)
            elif n == 4:
                try: D.popitem()
                except KeyError: pass
            elif n == 5: D[str(i % 20)] = i
            elif n == 6: D.get(i)
            elif n == 7 and len(D) > 60: D.clear()
    return body
N = 300
print(run(reader, writer(0), writer(3), writer(5)), bad)
# sets
S = set()
def adder(k):
    def body():
        for i in range(N): S.add((k, i)); S.add(i)
    return body
N = 2000
print(run(*[adder(k) for k in range(4)]), len(S), sum(1 for x in S if isinstance(x, int)))
got = []
def spop():
    mine = []
    while True:
        try: mine.append(S.pop())
        except KeyError: break
    got.extend(mine)
print(run(*[spop] * 4), len(got), len(set(got)), S)
def sread():
    for _ in range(N):
        S | {1}; S & {1, 2}; S.copy(); frozenset(S); S == {5}; 5 in S; S <= set(range(100)); repr(S)
def swrite(k):
    def body():
        global S
        for i in range(N):
            S.add(i % 50); S.discard(k); S.update(range(i % 5)); S -= {k, 3}; S ^= {i % 7}
            if len(S) > 40: S.clear()
    return body
N = 300
print(run(sread, swrite(1), swrite(2)))
