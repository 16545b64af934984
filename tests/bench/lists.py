"""List work: append, index, iterate, slice, sort, comprehension."""
import time


def main():
    values = []
    for i in range(1_000_000):
        values.append(i * 7919 % 1000003)
    total = 0
    for v in values:
        total += v
    for i in range(len(values)):
        values[i] = values[i] ^ 1
    evens = [v for v in values if v & 1 == 0]
    values.sort()
    return total, len(evens), values[500000], sum(values[10:1000])

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (499999547508, 500000, 500000, 499455), result
print(t)
