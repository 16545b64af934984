# The iterator of a string, with characters of any width.
for text in "abc", "aé→":
    it = iter(text)
    print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__reduce__()[1:], it.__getattribute__("__next__")())
    it.__setstate__(1)
    print(list(it), it.__reduce__()[1:])
