# Iteration over a dict whose size changes raises; other values may be assigned.
from _show import show
import operator

d = dict(a=1, b=2)


def grow():
    for k in d:
        d[k + "x"] = 1


for k in d:
    d[k] = 0
print(d)
show(grow)
d = {1: 2, 3: 4}
it = iter(d)
print(operator.length_hint(it), next(it), it.__reduce__()[1:], list(it), next(it, "end"), d.__iter__().__next__(), d.__len__(), list(d.__reversed__()), len(d))
it = iter(d)
d[5] = 6
show(next, it)
show(next, it)
a, b, *c = d
print(a, b, c, max(d), sorted(d, reverse=True))
