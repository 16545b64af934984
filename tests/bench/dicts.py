"""Dict work: integer and string keys, counting, iteration."""
import time


def main():
    squares = {}
    for i in range(500_000):
        squares[i] = i * i
    total = 0
    for i in range(500_000):
        total += squares[i]
    counts = {}
    for word in ("the quick brown fox jumps over the lazy dog " * 40_000).split():
        counts[word] = counts.get(word, 0) + 1
    for key, value in squares.items():
        total -= value
    return total, counts["the"], len(counts)

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (0, 80000, 8), result
print(t)
