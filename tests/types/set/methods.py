# Methods take any iterables, several of them.
from _show import show

s = {1, 2, 3}
print(sorted(s.union([4], (5,), "")), s.intersection([1, 2], {2: 0}), sorted(s.difference([1], [2])), sorted(s.symmetric_difference([3, 4])), s.union() == s, s.union() is s, s.intersection() == s, s.difference() == s)
print(s.isdisjoint([4]), s.issubset([1, 2, 3, 4]), s.issuperset("") , {1}.issubset({1}), s.issuperset([1, 5]))
show(s.union, 5)
show(s.difference, [1], 5)
show(s.symmetric_difference)
show(s.symmetric_difference, [1], [2])
show(s.isdisjoint, 1)
show(s.issubset)
