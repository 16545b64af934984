# copy() and slices are shallow.
import copy

inner = [1]
items = [inner, 2]
for other in items.copy(), items[:], list(items), copy.copy(items), items * 1, items + []:
    print(other == items, other is items, other[0] is inner, end="; ")
print(copy.deepcopy(items)[0] is inner)
inner.append(2)
print(items, items.copy())
loop = []
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep[0] is deep, deep is loop)
