# The generator gives CPython's numbers.
import _random
for seed in (0, 1, 42, -42, 2 ** 32, 2 ** 64 + 5, 10 ** 50, True):
    r = _random.Random(seed)
    print(seed, [r.random() for _ in range(3)], [r.getrandbits(n) for n in (1, 8, 32, 33, 64, 100, 200)])
r = _random.Random(7)
for _ in range(2000):
    r.getrandbits(32)
state = r.getstate()
print(len(state), state[-1], sum(state[:-1]))
a = [r.random() for _ in range(1000)]
r.setstate(state)
print(a == [r.random() for _ in range(1000)], a[-1])
r.seed(7)
print(r.getrandbits(0), r.getrandbits(5))
r.seed(1.5)
s = _random.Random(hash(1.5))
print(r.random() == s.random())
r.seed()
print(0 <= r.random() < 1)
for f in (lambda: r.getrandbits(-1), lambda: r.getrandbits("x"), lambda: r.setstate(()), lambda: r.setstate([]), lambda: r.seed([])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class Sub(_random.Random):
    pass
print(Sub(3).random() == _random.Random(3).random())
