# The iterator of a set.
it = iter({5})
print(it.__iter__() is it, it.__length_hint__(), it.__reduce__()[1:], it.__next__(), it.__length_hint__(), it.__getattribute__("__iter__")() is it)
