# // and % of floats: signs, infinities, and rounding.
from _show import show

inf = float("inf")
for a, b in (7.5, 2), (-7.5, 2), (7.5, -2), (1.0, 0.1), (-1.0, inf), (1.0, inf), (1.0, -inf), (-0.0, 3.0), (0.0, -3.0), (1e300, 1e-10), (5, 0.3), (inf, 2.0):
    print(a // b, a % b, divmod(a, b))
print((7.5).__floordiv__(2), (7.5).__rfloordiv__(20), (7.5).__mod__(2), (7.5).__rmod__(20), (7.5).__divmod__(2), (7.5).__rdivmod__(20))
show(lambda: 1.0 // 0)
show(lambda: 1.0 % 0.0)
show(divmod, 1.0, 0)
show(divmod, 1.0, "a")
x = 9.5
x //= 2
x %= 3
print(x)
