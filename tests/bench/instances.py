"""Instances made and dropped: __init__ with arguments and defaults, and a base class's."""
import time


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


class Pixel(Point):
    def __init__(self, x, y, colour="black"):
        super().__init__(x, y)
        self.colour = colour


def main():
    total = 0
    for i in range(200_000):
        total += Point(i).x + Pixel(i, y=1).y
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 20000100000, result
print(t)
