"""Float arithmetic: a logistic map and a numerical integral."""
import time


def main():
    x = 0.4
    for _ in range(2_000_000):
        x = 3.9 * x * (1.0 - x)
    n = 1_000_000
    step = 1.0 / n
    total = 0.0
    for i in range(n):
        mid = (i + 0.5) * step
        total += 4.0 / (1.0 + mid * mid)
    return 0.0 < x < 1.0 and abs(total * step - 3.141592653589793) < 1e-9

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == True, result
print(t)
