# The iterator of a range of machine-sized integers.
it = iter(range(2, 20, 4))
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")())
it.__setstate__(1)
print(list(it))
