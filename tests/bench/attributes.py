"""Attribute reads and writes on instances."""
import time


class Point:
    def __init__(self):
        self.x = 0
        self.y = 0
        self.total = 0


def main():
    p = Point()
    for i in range(2_000_000):
        p.x = p.x + 1
        p.y = p.x - i
        p.total += p.y
    return p.x, p.total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (2000000, 2000000), result
print(t)
