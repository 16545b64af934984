# The backwards iterators of a dict.
for it in reversed(dict(a=1, b=2)), reversed(dict(a=1, b=2).values()), reversed(dict(a=1, b=2).items()):
    print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")(), next(it, "end"))
