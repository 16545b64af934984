# Stable for any pattern of runs: compared with sorting by value and position.
import random

random.seed(5)
def patterns(n):
    yield "up", list(range(n))
    yield "down", list(range(n, 0, -1))
    yield "same", [1] * n
    yield "saw", [i % 7 for i in range(n)]
    yield "organ", [min(i, n - i) for i in range(n)]
    yield "random", [random.randrange(n) for _ in range(n)]
    yield "nearly", [i if i % 10 else random.randrange(n) for i in range(n)]
    yield "two runs", list(range(0, n, 2)) + list(range(1, n, 2))
for n in 2, 31, 32, 64, 65, 500:
    for name, values in patterns(n):
        pairs = [(v, i) for i, v in enumerate(values)]
        for reverse in False, True:
            got = sorted(pairs, key=lambda p: p[0], reverse=reverse)
            wanted = sorted(pairs, key=lambda p: (-p[0] if reverse else p[0], p[1]))
            if got != wanted: print("wrong", n, name, reverse)
        floats = sorted(map(float, values))
        if floats != sorted(values) or sorted(map(str, values)) != sorted(sorted(map(str, values), reverse=True)): print("wrong", n, name)
print("done")
