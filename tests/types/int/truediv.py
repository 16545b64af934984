# / gives the nearest float, whatever the size of its operands.
from _show import show

print(1 / 3, 6 / 3, -1 / 2, 10**400 / 10**399, (2**53 + 1) / 1, (2**54 + 3) / 2, 10**23 / 1, 0 / -5, (7).__truediv__(2), (2).__rtruediv__(7))
print((10**300 + 1) / (10**300), 1 / 10**308 > 0, 1 / 2**1074, 1 / 2**1080, (2**1024 - 1) / 2**1000)
show(lambda: 1 / 0)
show(lambda: 10**400 / 3)
show(lambda: 1 / "a")
n = 9
n /= 2
print(n)
