# + - * / with floats and integers; overflow gives inf, division by zero raises.
from _show import show

inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 1.5 - 1, 2 * 0.5, 1 / 4.0, 1e308 * 10, -1e308 * 10, inf - inf, inf * 0, 1e-200 * 1e-200, -0.0 + 0.0, -0.0 - 0.0, nan + 1)
x = 1.5
x += 1
x -= 0.25
x *= 4
x /= 2
print(x, (1.5).__add__(1), (1.5).__radd__(1), (1.5).__sub__(1), (1.5).__rsub__(1), (1.5).__mul__(2), (1.5).__rmul__(2), (1.5).__truediv__(2), (1.5).__rtruediv__(3), (1.5).__add__("a"), (1.5).__add__(1j))
show(lambda: 1.0 / 0)
show(lambda: 1 / 0.0)
show(lambda: 1.0 + "a")
show(lambda: "a" * 1.0)
show(lambda: 1.0 * [1])
show(lambda: 1.0 + 10**400)
