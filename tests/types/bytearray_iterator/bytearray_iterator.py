# The iterator of a bytearray sees its length change.
data = bytearray(b"abc")
it = iter(data)
print(it.__iter__() is it, it.__next__(), it.__length_hint__(), it.__getattribute__("__next__")())
data.append(33)
it.__setstate__(2)
print(it.__reduce__()[1:], list(it), it.__length_hint__())
