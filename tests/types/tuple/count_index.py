# count() and index().
from _show import show

t = ("a", 1, "a", 1.0, None)
print(t.count("a"), t.count(True), t.count(5), t.index("a"), t.index("a", 1), t.index(None, -1), t.index(1, 2, 4))
show(t.index, "z")
show(t.index, "a", 3)
show(t.index, "a", "0")
show(t.count)
