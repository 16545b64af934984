"""Big integers: factorials, Fibonacci numbers, powers by a modulus, digits of pi."""
import time


def pi_digits(count):
    """Gibbons's spigot (2006), as streaming digits."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    digits = []
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return digits


def main():
    factorial = 1
    for i in range(1, 1500):
        factorial *= i
    a, b = 0, 1
    for _ in range(15_000):
        a, b = b, a + b
    power = 0
    for base in range(2, 40):
        power ^= pow(base, factorial >> 10000, (1 << 521) - 1)
    return len(str(factorial)), a % 1_000_007, power % 1_000_003, sum(pi_digits(600))

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (4112, 332609, 563257, 2668), result
print(t)
