# iter() and next(): protocols, defaults, and what is wrong.
from _show import show


class NotIterator:
    def __iter__(self):
        return 5


class Never:
    __iter__ = None

    def __getitem__(self, i):
        return i


it = iter([1])
print(next(it), next(it, "default"), iter(it) is it, next(iter(lambda: 1, 2)))
show(next, it)
show(next, [])
show(iter, 5)
show(iter, NotIterator())
show(iter, Never())
show(iter)
show(next)
show(iter, 5, 1)
show(next, it, 1, 2)
