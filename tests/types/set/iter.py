# Changing the size during iteration raises.
from _show import show
import operator

s = {1, 2, 3}


def grow():
    for x in s:
        s.add(x + 10)


show(grow)
it = iter({1})
print(operator.length_hint(it), next(it), next(it, "end"), list(iter({5})), {7}.__iter__().__next__(), iter({5}).__reduce__()[1:])
(x,) = {9}
print(x, sorted(x * x for x in {1, 2, 3}), max({3, 8}), sum({1, 2}))
it = iter(s)
s.clear()
show(next, it)
