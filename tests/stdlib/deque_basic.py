from collections import deque
d = deque([1, 2, 3]); print(d, len(d), d[0], d[-1], 2 in d, list(d), list(reversed(d)), d.maxlen, bool(deque()))
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2]); print(d, d.pop(), d.popleft(), d)
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d); d.rotate(100); print(d); d.rotate(0); d.rotate(-1001); print(d)
d.reverse(); print(d, d.index(3), d.count(3)); d.insert(2, 'x'); d.insert(-1, 'y'); d.insert(100, 'z'); d.insert(-100, 'w'); print(d); d.remove('x'); print(d)
d[0] = 'first'; d[-1] = 'last'; del d[1]; del d[-2]; print(d, d.copy() == d, d.copy() is d)
d.clear(); print(d, d.copy())
m = deque(range(10), 3); print(m, m.maxlen); m.append(100); print(m); m.appendleft(200); print(m); m.extend(range(5)); print(m); m.extendleft('abcd'); print(m)
z = deque([1, 2], 0); z.append(5); z.appendleft(6); print(z, len(z)); z.extend([1]); print(z)
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) < deque([1, 3]), deque([1]) == [1], deque([1, 2]) + deque([3]), deque([1]) * 3, 2 * deque('ab'), deque([1, 2, 3], 2) * 2, deque([1]) * 0, deque([1], 5) * 0)
d = deque([1]); d += [2, 3]; d += d; d *= 2; print(d); d *= 0; print(d)
r = deque(); r.append(r); print(r, [r])
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(2), lambda: deque(5), lambda: deque([], -1), lambda: deque([], 1.5), lambda: deque([1], 1).insert(0, 5), lambda: deque() + [1], lambda: hash(deque()), lambda: deque()['a'], lambda: deque([1]).__setitem__(3, 3), lambda: deque(1, 2, 3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    for x in (d := deque([1, 2])): d.append(x)
except RuntimeError as e: print(e)
it = iter(d); next(it); d.popleft()
try: next(it)
except RuntimeError as e: print(e)
d = deque(range(5)); it = iter(d); print(next(it), it.__length_hint__(), list(it)); it = reversed(d); print(next(it), it.__length_hint__())
for x in (d := deque([1, 2, 3])): d[0] = 9
print(d)
big = deque()
for i in range(1000): big.append(i); big.appendleft(-i)
print(len(big), big[0], big[-1], big[1000], sum(big)); [big.popleft() for _ in range(1990)]; print(big)
for i in range(5000): big.append(i); big.popleft()
print(big)
class D(deque): pass
x = D([1, 2], 3); x.a = 5; print(x, type(x.copy()), type(x + x), x.copy().maxlen, x == deque([1, 2]))
class K:
    def __eq__(s, o): d.clear(); return False
d = deque([1, 2, 3])
try: K() in d
except RuntimeError as e: print(e)
d = deque([K(), 1])
try: d.remove(5)
except (RuntimeError, IndexError) as e: print(type(e).__name__, e)
import copy, pickle
d = deque([1, [2]], 5); e = copy.deepcopy(d); e[1].append(3); print(d, e, copy.copy(d)); print(pickle.loads(pickle.dumps(d)))
d = deque('abcdefgh'); d.rotate(3); d.insert(4, '-'); del d[2]; d.reverse(); print(''.join(d), d[3], d[-3]); print(sorted(d), max(d), list(zip(d, 'xy')), deque[int])
print(deque(iterable='ab', maxlen=1), deque(maxlen=None), deque().__sizeof__() > 0)
