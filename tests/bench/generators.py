"""Generators, delegation and closures."""
import time


def count(n):
    for i in range(n):
        yield i


def chain(*sizes):
    for n in sizes:
        yield from count(n)


def adder(k):
    def add(x):
        return x + k
    return add


def main():
    total = sum(x for x in count(1_000_000))
    add = adder(3)
    for x in chain(200_000, 300_000, 400_000):
        total += add(x)
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 645001750000, result
print(t)
