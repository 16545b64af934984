# zip() stops with the shortest; strict=True says which was not equal.
from _show import show

z = zip("ab", [1, 2, 3], (x for x in "xyz"))
print(z.__iter__() is z, z.__next__(), list(z), list(zip()), list(zip("a")), list(zip(*[(1, "a"), (2, "b")])), dict(zip("kl", (1, 2))))
show(list, zip("ab", "a", strict=True))
show(list, zip("a", "ab", strict=True))
show(list, zip("a", "a", "ab", strict=True))
show(list, zip("ab", "ab", "a", strict=True))
show(zip, 5)
show(zip, "a", 5)
show(zip, "a", strict=1, x=2)
it = iter("abc")
print(list(zip(it, [1])), next(it), zip("a", "b").__reduce__()[1][0].__reduce__()[1], zip("a").__getattribute__("__next__")())
strict = zip("a", "b", strict=True)
print(strict.__reduce__()[2])
strict.__setstate__(False)
print(next(strict))
