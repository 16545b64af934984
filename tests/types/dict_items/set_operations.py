# Items are like a set as far as the values have hashes.
from _show import show

i = dict(a=1, b=[2]).items()
j = dict(a=1, c=3).items()
print(sorted(j & [("a", 1), ("z", 0)]), sorted(j - {("a", 1)}), sorted(j ^ [("a", 1)]), sorted(j | [("b", 2)]), j.isdisjoint([("a", 2)]), ("a", 1) in i, ("b", [2]) in i, ["a", 1] in i, ("a",) in i, "a1" in i)
print(sorted(j.__and__(j)), sorted(j.__rand__([("a", 1)])), sorted(j.__or__([])), sorted(j.__ror__([])), sorted(j.__sub__([])), sorted(j.__rsub__([("a", 1)])), sorted(j.__xor__(j)), sorted(j.__rxor__([])))
show(lambda: i & i)
show(lambda: i | i)
show(lambda: j & 5)
show(j.isdisjoint, 1)
