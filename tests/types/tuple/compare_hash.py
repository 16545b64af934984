# Order is that of the first difference; hashes follow from those of the items.
from _show import show

print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1,) == (1.0,), (1,) == [1], (2,) >= (1, 9), (1, "a") != (1, "b"))
print((1,).__eq__([1]), (1,).__lt__((2,)), (1,).__le__((1,)), (1,).__gt__((0,)), (1,).__ge__((1,)), (1,).__ne__((1,)))
print(hash((1, 2)) == hash((1.0, 2.0)), hash((1, (2,))) != hash((1, 2)), ().__hash__() == hash(()), {(1, "a"): 5}[1, "a"], len({(1, 2), (2, 1), (1, 2)}))
show(hash, (1, []))
show(lambda: (1,) < (None,))
show(lambda: {([],): 1})
