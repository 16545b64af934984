# append() adds one item at the end, and returns None.
from _show import show

items = []
print(items.append(1), items.append([2]), items.append(items), items, len(items))
show(items.append)
show(items.append, 1, 2)
show(items.append, object=1)
show(list.append, (), 1)
