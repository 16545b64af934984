# frozenset() of a frozenset is the same object; of a subclass a copy.
from _show import show


class Sub(frozenset):
    pass


f = frozenset("a")
print(frozenset(), f, frozenset(f) is f, frozenset() is frozenset([]), frozenset(Sub("a")), type(frozenset(Sub("a"))), Sub("a"), frozenset({1: 2}), frozenset.__new__(Sub, "b"))
show(frozenset, 5)
show(frozenset, [[]])
show(frozenset, 1, 2)
