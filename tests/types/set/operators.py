# Operators need sets on both sides; the left one decides the type.
from _show import show

s, f = {1, 2, 3}, frozenset({2, 3, 4})
for r in s | f, f | s, s & f, s - f, f - s, s ^ f:
    print(type(r).__name__, sorted(r), end="; ")
print(sorted(s.__or__({9})), sorted(s.__ror__({9})), s.__and__({1}), s.__rand__({1}), sorted(s.__sub__({1})), s.__rsub__({1, 9}), s.__xor__({1, 2}), s.__rxor__({1, 2}), s.__or__([1]), s.__and__("a"))
show(lambda: s | [1])
show(lambda: s & "a")
show(lambda: s - 1)
show(lambda: s ^ None)
show(lambda: s + s)
