# index() looks in a range of positions, which may be out of range.
from _show import show

items = ["a", "b", "a", None, 1.0]
print(items.index("a"), items.index("a", 1), items.index(None), items.index(True), items.index("a", -3), items.index("b", -100, 100), items.index("a", 0, 1))
show(items.index, "z")
show(items.index, "a", 3)
show(items.index, "b", 2, -1)
show(items.index, "a", None)
show(items.index, "a", "0")
show(items.index)
nan = float("nan")
print([nan].index(nan))
show([nan].index, float("nan"))
