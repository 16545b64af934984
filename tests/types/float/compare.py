# NaN equals nothing, itself included; containers look at identity first.
from _show import show

nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan >= nan, nan in [nan], [nan] == [nan], float("nan") in [nan], 1.0 == 1, 0.1 + 0.2 == 0.3, 1e16 == 10**16, 1e23 == 10**23, 2.0**53 == 2**53 + 1)
print(float("inf") > 10**400, -float("inf") < -(10**400), 1.5 < 2, 2 > 1.5, 1.0 == "1.0", 1.0 == 1 + 0j, max(1.0, nan), max(nan, 1.0), sorted([2.5, -1, 0.0, -0.0]))
print((1.5).__eq__(1), (1.5).__ne__(1), (1.5).__lt__(2), (1.5).__le__(1.5), (1.5).__gt__(1), (1.5).__ge__(2), (1.5).__eq__("a"), (1.5).__lt__(1j))
show(lambda: 1.5 < "a")
show(lambda: 1.5 > 1j)
