# An iterator sees changes of its list, and ends for good.
from _show import show
import operator

items = [1, 2, 3]
seen = []
for x in items:
    seen.append(x)
    if x == 2:
        items.append(4)
        items.remove(1)
print(seen, items)
it = iter(items)
print(next(it), operator.length_hint(it), it.__reduce__()[1:], list(it), list(it))
items.append(5)
print(next(it, "ended"), items.__iter__().__next__(), items.__len__())
a, (b, *c), *d = [1, [2, 3, 4], 5]
print(a, b, c, d)
show(lambda: [x for x, in [[1, 2]]])
