# **: special values, negative bases, overflow.
from _show import show

inf, nan = float("inf"), float("nan")
for a, b in (2.0, 0.5), (2.0, -1), (0.0, 0), (nan, 0), (1.0, nan), (1.0, inf), (-1.0, inf), (-2.0, 3.0), (0.5, inf), (2.0, -inf), (-inf, 3), (-inf, 0.5), (inf, -1), (-0.0, 3), (2.0, 1023), (1e-200, 2):
    print(a ** b, end=" ")
print((-8.0) ** (1 / 3), (2.0).__pow__(3), (2.0).__rpow__(3), (2.0).__pow__("a"))
show(lambda: 0.0 ** -1)
show(lambda: (-0.0) ** -2.5)
show(lambda: 10.0 ** 400)
show(pow, 2.0, 2, 3)
x = 1.5
x **= 2
print(x)
