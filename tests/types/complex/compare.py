# == with all numbers; no order.
from _show import show

print(1 + 0j == 1, 1j == 1, 1 + 0j == 1.0, complex("nan") == complex("nan"), 1j != 1j, 2**53 + 0j == 2**53 + 1, 1j == "1j", (1j).__eq__(1j), (1j).__ne__(2), (1j).__eq__("a"), 0.0 == -0.0 + 0j)
for name in "__lt__", "__le__", "__gt__", "__ge__":
    print(getattr(1j, name)(2j), end=" ")
print((1j).__lt__(1), (1j).__le__(1), (1j).__gt__(1), (1j).__ge__(1))
show(lambda: 1j < 2j)
show(max, [1j, 2j])
show(sorted, [1, 1j])
