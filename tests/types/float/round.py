# round() to an integer is half to even; to digits it is exact on the decimal value.
import math
from _show import show

print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e20)], round(2.675, 2), round(1234.5678, -2), round(1.15, 1), round(-0.04, 1), round(5.0, 0), round(1e300, 2), round(15.0, -1), round(25.0, -1), round(1.5, 400), round(1.5, -400))
print(type(round(1.5)), type(round(1.5, 0)), type(round(1.5, None)), (2.5).__round__(), (2.55).__round__(1), math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), (1.5).__floor__(), (1.5).__ceil__(), (1.5).__trunc__(), (1.5).__int__())
show(round, float("nan"))
show(round, float("inf"))
print(round(float("nan"), 2), round(float("inf"), 1))
show(math.floor, float("inf"))
show(int, float("-inf"))
show(round, 1.5, 1.5)
show(round, 1.7e308, -308)
