"""The Mandelbrot set on a grid: complex numbers, and floats in pairs."""
import time


def by_complex(c):
    z = 0j
    for n in range(50):
        if abs(z) > 2.0:
            return n
        z = z * z + c
    return 50


def by_floats(a, b):
    x = y = 0.0
    for n in range(50):
        xx, yy = x * x, y * y
        if xx + yy > 4.0:
            return n
        x, y = xx - yy + a, 2.0 * x * y + b
    return 50


def main(size=200):
    total = 0
    for row in range(size):
        for column in range(size):
            a, b = column * 3.0 / size - 2.0, row * 2.0 / size - 1.0
            steps = by_floats(a, b)
            total += steps
            if column & 3 == 0:
                assert by_complex(complex(a, b)) == steps
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 692665, result
print(t)
