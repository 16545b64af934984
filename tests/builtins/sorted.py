# sorted() makes a list of anything.
from _show import show

print(sorted("bca"), sorted({2: 0, 1: 0}), sorted([3, 1], reverse=True), sorted(["b", "A"], key=str.lower), sorted([(1, "b"), (1, "a")], key=lambda p: p[0]), sorted([]))
show(sorted)
show(sorted, 5)
show(sorted, [1, "a"])
show(sorted, [2, 1], key=1)
