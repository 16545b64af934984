# What doesn't change a set, a frozenset can do; the rest it lacks.
from _show import show

f = frozenset({1, 2})
for r in f | {3}, f & {1}, f - {1}, f ^ {1}, f.union([3]), f.intersection([1]), f.difference([1]), f.symmetric_difference([1]), f.copy():
    print(type(r).__name__, sorted(r), end="; ")
print(f.copy() is f, f.union() is f, f.isdisjoint([3]), f.issubset([1, 2, 3]), f.issuperset([1]), 1 in f, len(f), sorted(f))
show(lambda: f | [1])
show(lambda: f.add(1))
show(lambda: f.pop())
print(f.__or__({5}) > f, f.__ror__({5}), f.__and__({1}), f.__rand__({1}), f.__sub__({1}), f.__rsub__({1, 5}), f.__xor__({1}), f.__rxor__({1}), f.__contains__({1}), f.__len__(), next(iter(frozenset([3]))))
