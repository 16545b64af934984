# Comparison is inclusion: of two sets neither may be less, equal or greater.
from _show import show

a, b = {1, 2}, {2, 3}
print(a < b, a > b, a == b, a <= a, a < a, {1} < a, a >= set(), a == frozenset(a), a != [1, 2], a == {1.0, 2.0})
print(a.__eq__(frozenset(a)), a.__ne__(1), a.__lt__({1, 2, 3}), a.__le__(a), a.__gt__({1}), a.__ge__(1), set.__hash__)
show(lambda: a < [1])
show(lambda: a > 1)
show(hash, a)
print(sorted([{1, 2, 3}, {1}, {1, 2}]))
