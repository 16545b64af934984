# enumerate() counts from any integer.
from _show import show

e = enumerate("ab", 5)
print(next(e), e.__iter__() is e, list(e), next(e, "end"), list(enumerate([], 1)), list(enumerate("x", start=10**20)), list(enumerate(iterable="y")), e.__next__ is not None)
show(enumerate)
show(enumerate, 5)
show(enumerate, "a", "b")
show(enumerate, "a", 1, 2)
it = enumerate("abc")
it.__next__()
print(it.__reduce__()[1][1], enumerate[int], enumerate.__class_getitem__(str), it.__getattribute__("__next__")())
for i, (a, b) in enumerate(["xy", "zw"], -1):
    print(i, a, b)
