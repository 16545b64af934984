# Iteration, in and reversed() need one dimension; count() and index() look for a value.
from _show import show
import operator

view = memoryview(b"abca")
print(list(view), list(reversed(view)), 98 in view, b"a" in view, view.count(97), view.count("a"), view.index(99), view.index(97, 1), operator.length_hint(iter(view)))
show(view.index, 120)
show(view.index, 97, 1, 3)
show(lambda: list(view.cast("B", [2, 2])))
show(view.cast("B", [2, 2]).index, 97)
print(view.__iter__().__next__(), view.__len__(), len(view.cast("B", [2, 2])))
