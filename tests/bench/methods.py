"""Method calls, inherited and overridden, with super()."""
import time


class Shape:
    def __init__(self, n):
        self.n = n

    def area(self):
        return self.n

    def scaled(self, k):
        return self.area() * k


class Square(Shape):
    def area(self):
        return super().area() * self.n


def main():
    shapes = [Shape(3), Square(4), Shape(5), Square(6)]
    total = 0
    for i in range(300_000):
        for s in shapes:
            total += s.scaled(2)
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 36000000, result
print(t)
