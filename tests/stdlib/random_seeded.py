import random

r = random.Random(42)
print(r.random(), r.randrange(100), r.randint(1, 6), r.choice("abc"), r.sample(range(100), 5), r.uniform(1, 2))
l = list(range(10)); r.shuffle(l); print(l)
print(r.choices("ab", [1, 9], k=5), r.gauss(), r.gauss(), r.normalvariate(1, 2), r.expovariate(2), r.betavariate(1, 2))
print(r.gammavariate(2, 1), r.triangular(), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(1, 2), r.binomialvariate(50, 0.3), r.lognormvariate(0, 1))
print(r.getrandbits(70), r.randbytes(4), r.sample(["a", "b"], 3, counts=[2, 2]))
for seed in ("text", b"bytes", 1.5, -7, 2 ** 100):
    print(random.Random(seed).random())
state = r.getstate(); a = r.random(); r.setstate(state)
print(a == r.random())
for call in (lambda: r.randrange(0), lambda: r.choice([]), lambda: r.sample([1], 2), lambda: random.Random([])):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
