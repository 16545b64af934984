"""Exceptions raised and caught, near and far."""
import time


class Odd(Exception):
    pass


def check(i):
    if i & 1:
        raise Odd(i)
    return i


def main():
    caught = 0
    for i in range(600_000):
        try:
            check(i)
        except Odd as e:
            caught += e.args[0] & 1
        finally:
            caught += 1
    return caught

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 900000, result
print(t)
