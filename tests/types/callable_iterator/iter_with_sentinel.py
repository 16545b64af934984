# iter(call, sentinel) calls until the sentinel comes, or StopIteration.
from _show import show

values = iter([1, 2, 3, "end", 4])
it = iter(lambda: next(values), "end")
print(it.__iter__() is it, next(it), it.__next__(), list(it), list(it), next(values), list(iter(lambda: next(values), 0)), it.__reduce__()[1:], it.__getattribute__("__iter__")() is it)
show(iter, 5, 6)
show(next, iter(lambda: 1 / 0, 1))
show(iter, int, 1, 2)
print(iter(int, 1).__reduce__()[1])
