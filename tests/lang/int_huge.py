# Sizes where products, quotients and conversions go by halves.
import sys
sys.set_int_max_str_digits(0)
a = 3 ** 40000
b = 7 ** 21000 + 1
p = a * b
print(p.bit_length(), p % 1000000007, p // b == a, p % b, (p + 5) // a == b, (p - 1) % a == a - 1)
print((a * a - b * b) == (a - b) * (a + b))
s = str(a)
print(len(s), s[:20], s[-20:], int(s) == a)
x = 10 ** 30000
print(len(str(x)), str(x - 1) == "9" * 30000, int("9" * 30000) + 1 == x)
q, r = divmod(p * p + 12345, p)
print(q == p, r)
print(int("1" * 20000, 3) % 1000003, int("z" * 9000, 36) % 1000003)
print((1 << 200000) // (1 << 100000) == 1 << 100000, ((1 << 200000) - 1) // ((1 << 100000) + 1) == (1 << 100000) - 1)
