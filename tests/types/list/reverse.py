# reverse() turns in place; reversed() iterates over the list as it is.
from _show import show

items = [1, 2, 3]
backwards = reversed(items)
print(items.reverse(), items, next(backwards))
items.append(4)
print(list(backwards), list(items.__reversed__()))
items.clear()
items.reverse()
print(items)
show(items.reverse, 1)
