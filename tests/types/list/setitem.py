# Assigning to items and to slices.
from _show import attempt

items = list(range(6))
items[0] = "a"
items[-1] = "z"
items[1:3] = "xyz"
items[4:4] = [None]
print(items)
items[::2] = range(4)
items[5:2] = "!"
items[:] = items
items.__setitem__(1, "q")
print(items)
items[1:2] = items
print(items)
with attempt():
    items[100] = 1
with attempt():
    items["a"] = 1
with attempt():
    items[1:2] = 5
with attempt():
    items[::2] = [1]
with attempt():
    items[::2] = 5
with attempt():
    [].__setitem__(0, 1)
