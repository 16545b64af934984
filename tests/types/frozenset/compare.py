# Comparison is inclusion.
from _show import show

f = frozenset({1, 2})
print(f < {1, 2, 3}, f <= f, f > {1}, f >= {3}, f == {2, 1}, f != {1}, f.__eq__([1]), f.__ne__(f), f.__lt__(1), f.__le__({1, 2}), f.__gt__(set()), f.__ge__(1))
show(lambda: f < [1])
