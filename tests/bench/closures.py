"""Closures that count, compose and are made anew."""
import time


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count
    return step


def compose(f, g):
    return lambda x: f(g(x))


def main():
    step = counter()
    add = compose(lambda x: x + 1, lambda x: x * 2)
    total = 0
    for i in range(200_000):
        total += add(i) + step()
        total -= (lambda k: k + i)(1)
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 40000000000, result
print(t)
