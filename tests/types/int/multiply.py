# * of numbers of all sizes, and of sequences.
from _show import show

a, b = 12345678901234567890, 98765432109876543210
print(a * b, -a * b, a * 0, 3 * "ab", 2 * [1], 3 * 1.5, 2 * 1j, (1 << 200) * (1 << 200) == 1 << 400)
print((3).__mul__(4), (3).__rmul__(4), (3).__mul__("a"), (10**50 + 7) * (10**50 - 7) == 10**100 - 49)
n = 7
n *= 6
print(n)
show(lambda: 1 * None)
show(lambda: 1 * {})
digits = int("7" * 500) * int("3" * 400)
print(digits % 10**9, len(str(digits)), digits // 10**890)
