"""Properties read and written, and a cached value behind one."""
import time


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        self._celsius = value

    @property
    def fahrenheit(self):
        return self.celsius * 9 // 5 + 32


def main():
    t = Temperature(0)
    total = 0
    for i in range(1_000_000):
        t.celsius = i % 100
        total += t.fahrenheit
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 120700000, result
print(t)
