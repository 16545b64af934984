# What has only __getitem__ is iterated by counting up to IndexError.
from _show import show
import operator


class Old:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        if i == 10:
            raise KeyError(i)
        return i * 2


it = iter(Old())
print(it.__iter__() is it, next(it), it.__next__(), list(it), list(it), 4 in Old(), [*Old()], operator.length_hint(iter(Old())), it.__length_hint__(), it.__getattribute__("__iter__")() is it)
it = iter(Old())
it.__setstate__(10)
show(next, it)
print(it.__reduce__()[1][0].__class__.__name__, it.__reduce__()[2])
