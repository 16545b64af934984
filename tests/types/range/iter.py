# Iterators of ranges: their length, their state, backwards.
import operator
from _show import show

it = iter(range(5))
print(next(it), operator.length_hint(it), it.__reduce__()[1:], list(it), next(it, "end"))
print(list(reversed(range(0, 10, 3))), list(range(3).__reversed__()), next(range(5).__iter__()), [*range(10**20, 10**20 + 2)], sum(range(101)))
it = iter(range(10))
it.__setstate__(7)
print(list(it))
r = range(3)
print([(a, b) for a in r for b in r if a < b])
