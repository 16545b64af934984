# Booleans are integers.
from _show import show

print(True + True, True * 5, -True, ~5, True / 2, sum([True, False, True]), True == 1, False < True, [10, 20][True], 7 // True, True << 3, +False)
print(isinstance(True, int), issubclass(bool, int), int(True), float(False), hash(True), hex(True), divmod(True, 1), abs(True), round(True))
show(lambda: 1 % False)
show(lambda: True + "a")
