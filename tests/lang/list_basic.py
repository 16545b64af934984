# Building, indexing, slicing, methods.
a = [1, 2, 3]
print(a, len(a), a[0], a[-1], a[1:], a[:-1], a[::-1], a[::2], a[5:], a[-100:100])
a.append(4); a.extend((5, 6)); a.extend(range(7, 9)); a.extend({9: 1}); a.extend("ab"); a.extend(x for x in [0])
print(a)
a.insert(0, 'x'); a.insert(-1, 'y'); a.insert(100, 'z'); a.insert(-100, 'w')
print(a, a.pop(), a.pop(0), a.pop(3), a.pop(-2))
a.remove('x'); print(a, a.index(5), a.count(5), 5 in a, 50 in a, a.index('a', 2), a.index('a', -4, 100))
b = a.copy(); b.reverse(); print(b, a == b, a != b, a is a.copy())
b.clear(); print(b, not b)
print([1, 2] + [3], [1, 2] * 3, 3 * [0], [] * 5, [1] * 0, [1] * -1, [[]] * 2)
c = [1, 2]; d = c; c += [3]; c *= 2; print(c, d is c)
c += 'xy'; c += c; print(c)
c *= 0; print(c)
# slice assignment and deletion
a = list(range(10))
a[2:5] = 'abc'; print(a)
a[2:5] = []; print(a)
a[1:1] = [100, 200]; print(a)
a[::2] = ['e'] * len(a[::2]); print(a)
a[::-1] = range(len(a)); print(a)
del a[0]; del a[-1]; del a[1:3]; print(a)
a = list(range(20)); del a[::3]; print(a)
a = list(range(20)); del a[::-3]; print(a)
a = list(range(20)); del a[15:2:-4]; print(a)
a = list(range(5)); a[:] = a; print(a); a[2:] = a; print(a); a[:0] = a; print(a)
a[10:2] = 'q'; print(a)
class I:
    def __init__(s, v): s.v = v
    def __index__(s): return s.v
a = list(range(5)); print(a[I(2)], a[I(1):I(3)], a[True]); a[I(2)] = 'i'; print(a)
print([1, 2] < [1, 3], [1, 2] < [1, 2, 3], [2] > [1, 9], [] < [0], [1] <= [1], [1, 'a'] == [1, 'a'], [1] == (1,), [nan := float('nan')] == [nan])
r = [1]; r.append(r); print(r, repr([r]))
print(list(), list(()), list('abc'), list({1: 2}), list(range(3)), list(x * x for x in range(4)))
print(list(reversed([1, 2, 3])), [].__class__, list.__name__, list.__mro__)
it = iter([1, 2, 3]); print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), list(it))
it = reversed([1, 2, 3]); print(next(it), it.__length_hint__(), list(it), it.__length_hint__())
a = [1, 2, 3]
for x in a:
    if x < 10: a.append(x + 10)
print(a)
a = [1]; it = iter(a); next(it); print(next(it, 'end')); a.append(2); print(next(it, 'still'))
a, *b, c = [1, 2, 3, 4]; print(a, b, c)
print(iter([1, 2]).__reduce__()[1:], reversed([1, 2]).__reduce__()[1:])
it = iter([1, 2, 3]); it.__setstate__(2); print(list(it))
print(list[int], [1, 2].__sizeof__() > 0)
try: [1, 2].index(1, 5)
except ValueError as e: print(e)
print([1, 2, 3].__contains__(2), [1].__eq__(5), [1].__lt__(5), [].__len__())
try: [].__hash__
except Exception as e: print(e)
print([].__hash__)
try: hash([])
except TypeError as e: print(e)
print([3, 1, 2].__getitem__(slice(None, None, -1)))
a = [0] * 5
a[1:4:2] = [7, 8]; print(a)
try: a[::2] = [1]
except ValueError as e: print(e)
try: a[1:2] = 5
except TypeError as e: print(e)
print([1, 2, 3] > [1, 2], max([1, 2], [1, 3]))
