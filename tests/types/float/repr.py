# repr() is the shortest text that reads as the same number.
import random

for x in 0.1, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456.789, 1e-4, 1e-5, 9007199254740993.0, 5e-324, 2.2250738585072014e-308, 0.30000000000000004, 1e23, 1e22, -1.5, 100.0:
    print(repr(x), str(x), x.__repr__(), float(repr(x)) == x)
print(repr(float("inf")), repr(-float("inf")), repr(float("nan")), repr(-0.0), [1.0, 2.5])
random.seed(1)
print(all(float(repr(x)) == x for x in (random.uniform(-1, 1) * 10.0 ** random.randint(-300, 300) for _ in range(500))))
