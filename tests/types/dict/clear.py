# clear() empties what views see.
from _show import show

d = {1: 2}
keys, values, items = d.keys(), d.values(), d.items()
print(d.clear(), d, keys, values, items, len(keys))
show(d.clear, 1)
