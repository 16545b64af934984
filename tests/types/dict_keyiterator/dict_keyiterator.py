# The iterator of keys.
it = iter(dict(a=1, b=2))
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")(), next(it, "end"))
