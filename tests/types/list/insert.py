# insert() clips its position.
from _show import show

items = list("bd")
items.insert(1, "c")
items.insert(0, "a")
items.insert(100, "z")
items.insert(-1, "y")
items.insert(-100, "0")
print(items, items.insert(True, "t"), items)
show(items.insert, "0", 1)
show(items.insert, 1.0, 1)
show(items.insert, 1)
show(items.insert, 1 << 70, 1)
