# The iterator of a tuple.
it = iter((1, 2, 3))
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")())
it.__setstate__(0)
print(list(it), it.__reduce__()[1:])
