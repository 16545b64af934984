# The iterator of a list: hint, state, copies.
import copy
from _show import show

it = iter([1, 2, 3])
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], list(copy.copy(it)), it.__getattribute__("__next__")())
it.__setstate__(0)
print(next(it))
it.__setstate__(100)
print(list(it), it.__reduce__()[1:])
show(it.__setstate__, None)
show(type(it))
