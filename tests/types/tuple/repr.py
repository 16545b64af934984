# repr(): one item has a comma; a tuple in itself shows as (...).
from _show import show

items = []
t = (1, items)
items.append(t)
print((), (1,), (1, 2), ("a", None), t, ((),), (1,).__repr__(), str((1, "é")))
show(format, (1,), "9")
show(lambda: "%s" % (1, 2))
print("%s %s" % (1, 2), "%s" % ((1, 2),))
