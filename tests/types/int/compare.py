# Numbers compare exactly, across types and sizes.
from _show import show

print(1 < 2, 1 == 1.0, 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53), 10**400 > 1e308, 10**400 < float("inf"), -10**400 > float("-inf"), 1 == True, 1 != 1.5, 5 == 5 + 0j)
print(1 == "1", 10**30 == 10**30 + 0, 3 < float("nan"), 3 == float("nan"), 1 < 2 < 3, 1 < 3 > 2)
print((1).__eq__(1.0), (1).__eq__("1"), (1).__lt__(2), (1).__le__(1), (1).__gt__(2.0), (1).__ge__(0), (1).__ne__(1))
show(lambda: 1 < "1")
show(lambda: 1 >= None)
show(lambda: 1 > 1j)
print(max(3, 2**70, -1), min(1, True), sorted([3, -1, 2.5, True, 10**20]))
