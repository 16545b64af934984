"""List, set and dict comprehensions, nested and with conditions."""
import time


def main():
    total = 0
    for n in range(400):
        squares = [i * i for i in range(2000) if i % 3]
        table = {i: s for i, s in enumerate(squares)}
        pairs = [(a, b) for a in range(30) for b in range(30) if a < b]
        ends = {s % 100 for s in squares}
        total += len(table) + len(pairs) + len(ends) + sum(s for s in squares if s & 1)
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 356089338000, result
print(t)
