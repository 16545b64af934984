# map() calls with one item of each iterable, lazily; strict=True asks for equal lengths.
from _show import show

m = map(lambda a, b: a + b, [1, 2, 3], [10, 20])
print(m.__iter__() is m, m.__next__(), list(m), list(map(str, [1, 2])), list(map(pow, [2, 3], [3, 2])), next(map(len, ["abc"])))
show(map)
show(map, len)
show(map, len, 5)
show(list, map(5, [1]))
show(list, map(lambda x: 1 / x, [1, 0]))
show(list, map(pow, [1, 2], [1], strict=True))
show(list, map(pow, [1], [1, 2], strict=True))
lazy = map(print, ["called"])
print("not yet")
next(lazy)
print(map(str, [1]).__reduce__()[1][0], map(str, "a").__getattribute__("__next__")())
strict = map(str, "ab", strict=True)
strict.__setstate__(False)
print(list(strict))
