"""The spectral norm of an infinite matrix, by the power method: float arithmetic in calls and sums."""
import time


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum([entry(i, j) * x for j, x in enumerate(v)]) for i in range(len(v))]


def times_transposed(v):
    return [sum([entry(j, i) * x for j, x in enumerate(v)]) for i in range(len(v))]


def main(n=100):
    u = [1.0] * n
    for _ in range(8):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    upper = sum(a * b for a, b in zip(u, v))
    lower = sum(a * a for a in v)
    return (upper / lower) ** 0.5

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert abs(result - 1.274219991) < 1e-8, result
print(t)
