# The iterator of a range of large integers.
it = iter(range(10**20, 10**20 + 9, 3))
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")())
it.__setstate__(1)
print(list(it))
