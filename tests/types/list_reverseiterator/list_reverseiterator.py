# The backwards iterator of a list.
it = reversed([1, 2, 3])
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")())
it.__setstate__(2)
print(list(it), it.__length_hint__())
items = [1, 2, 3]
it = reversed(items)
items.clear()
print(list(it))
