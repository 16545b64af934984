"""Operators defined in Python: complex-like vectors."""
import time


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


def main():
    v = Vector(0, 0)
    step = Vector(1, 2)
    for i in range(300_000):
        v = v + step * 2
    return v == Vector(600_000, 1_200_000)

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == True, result
print(t)
