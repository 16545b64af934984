# The iterator of a view.
import array

it = iter(memoryview(array.array("h", [1, -2])))
print(it.__iter__() is it, it.__next__(), it.__getattribute__("__next__")(), next(it, "end"))
