print(range(5), range(1, 5), range(0, 10, 3), range(5, 0, -2), list(range(5)), list(range(5, 0, -2)), list(range(3, 3)), list(range(0, -5)), len(range(0, 10, 3)))
r = range(0, 20, 3)
print(r[0], r[-1], r[2:4], r[::-1], r[1::2], r[10:], 9 in r, 10 in r, 9.0 in r, '9' in r, True in range(2), r.index(9), r.count(9), r.count(10), r.start, r.stop, r.step)
print(range(5) == range(0, 5, 1), range(0) == range(3, 3), range(0, 3, 2) == range(0, 4, 2), range(1, 2) == range(1, 3, 5), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(3) != range(4), range(3) == [0, 1, 2])
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(5, 0, -2))), list(reversed(range(0))), bool(range(0)), bool(range(1)))
B = 2 ** 70
b = range(B, B + 10, 3)
print(b, len(b), b[1], b[-1], list(b), B + 3 in b, B + 4 in b, b.index(B + 6), list(reversed(b)), b[::-1], b[1:3], b == range(B, B + 12, 3))
big = range(0, 10 ** 30)
print(big[10 ** 29], 10 ** 29 in big, big[-1], big[10**20:10**20 + 3], bool(big), 10**31 in big)
try: len(big)
except OverflowError as e: print(e)
print(list(range(2**62 - 2, 2**62 + 2)), list(range(2**63 - 2, 2**63 + 2)), list(range(-2**63 + 1, -2**63 - 2, -1)), list(range(0, 2**64, 2**62)))
for f in (lambda: range(), lambda: range(1.5), lambda: range(1, 2, 0), lambda: range('a'), lambda: r[100], lambda: r['a'], lambda: r.index(1), lambda: range(1, 2, 3, 4), lambda: range(a=1), lambda: range(3).__setattr__('start', 1), lambda: r[::0], lambda: range(3) < range(4)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class I:
    def __index__(s): return 3
print(range(I()), list(range(I(), 5)), r[I()], I() in range(5))
it = iter(range(5)); print(next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), next(it, 'done'))
it = iter(range(10, 20)); it.__setstate__(3); print(list(it))
it = iter(range(B, B + 3)); print(next(it), it.__length_hint__(), list(it)); it = iter(range(B, B + 3)); it.__setstate__(2); print(list(it))
print(type(iter(range(3))).__name__, type(iter(range(B))).__name__, range(3).__reduce__())
print(sum(range(101)), max(range(5)), sorted(range(3, 0, -1)), [*range(3)], tuple(range(2)), {*range(3)}, dict.fromkeys(range(2)))
x = 0
for i in range(10): x += i; i = 100
print(x, i)
class E(int):
    def __eq__(s, o): return True
    __hash__ = int.__hash__
print(E(50) in range(5), range(5).index(E(50)), range(5).count(E(50)))
print(range(10)[slice(2, 5)], range(10)[-3:], range(10)[5:2], range(10)[::3], range(1, 10, 2)[1:3], range(0)[0:0], range(10)[20:30])
