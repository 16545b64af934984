# Indices, slices, and what can be an index.
from _show import show


class Index:
    def __index__(self):
        return -1


items = list(range(6))
print(items[0], items[-6], items[True], items[Index()], items[1:3], items[::-2], items[10:], items[-3:-1], items[4:1:-1], items[Index():], items.__getitem__(2), items[:2**80], items[-(2**80):1])
show(lambda: items[6])
show(lambda: items[-7])
show(lambda: items["0"])
show(lambda i: items[i], 1.0)
show(lambda i: items[i], None)
show(lambda: items[2**80])
show(lambda: items[::0])
show(lambda: items["a":])
show(lambda i: items[i], (1, 2))
