# // rounds down, % has the sign of the divisor; together they give the dividend back.
from _show import show

for a in 7, -7, 0, 10**20, -(10**20):
    for b in 2, -2, 3, -3, 10**10 + 1, -(10**25):
        q, r = a // b, a % b
        print(q, r, q * b + r == a, divmod(a, b) == (q, r), end="; ")
    print()
print((7).__floordiv__(-2), (7).__mod__(-2), (2).__rfloordiv__(7), (2).__rmod__(7), (7).__divmod__(2), (2).__rdivmod__(7), (7).__mod__(2.0), 7 // 2.0, -7 % 2.5)
show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(divmod, 1, 0)
show(divmod, 1, "a")
show(lambda: 1 % [])
n = 17
n //= 3
n %= 3
print(n, True // 1)
