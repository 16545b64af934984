# Equality and inclusion of items.
from _show import show

i = dict(a=1, b=[2]).items()
print(i == dict(b=[2], a=1).items(), i == {("a", 1)}, dict(a=1).items() <= {("a", 1): 0}.keys(), i != i, dict(a=1).items() == {("a", 1)})
j = dict(a=1).items()
print(j.__eq__({("a", 1)}), j.__ne__(1), j.__lt__({("a", 1), 2}), j.__le__(j), j.__gt__(set()), j.__ge__(5))
show(hash, i)
show(lambda: i < [1])
