# Iteration, unpacking, in, len.
from _show import show
import operator

t = (1, 2, 3)
it = iter(t)
print(operator.length_hint(it), next(it), operator.length_hint(it), it.__reduce__()[1:], [*it], next(it, 0), t.__iter__().__next__(), len(t), t.__len__(), 2 in t, t.__contains__(9), [*reversed(t)])
a, *b = t
(c, d), e = (1, 2), 3
print(a, b, c, d, e)
show(lambda: [None for x, y in [t]])
show(lambda: [None for x, y, z, w in [t]])
