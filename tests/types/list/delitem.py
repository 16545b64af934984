# Deleting items and slices.
from _show import attempt

items = list(range(10))
del items[0], items[-1], items[::3]
print(items)
del items[1:3], items[5:1], items[::-2]
print(items)
items.__delitem__(0)
print(items)
with attempt():
    del items[7]
with attempt():
    del items["a"]
with attempt():
    del items[::0]
del items[:]
print(items)
