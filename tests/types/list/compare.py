# Lists compare item by item; identity counts as equality.
from _show import show

nan = float("nan")
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1] == [1.0], [1] == (1,), [nan] == [nan], [nan] == [float("nan")], [[1]] <= [[1]], [1, "a"] != [1, "b"])
print([1].__eq__((1,)), [1].__ne__([1]), [1].__lt__([2]), [1].__le__([1]), [1].__gt__([0]), [1].__ge__([2]), [].__lt__(5))
show(lambda: [1] < (1,))
show(lambda: [1] < ["a"])
print([1] == ["a"], [1, "a"] < [2, 5], list.__hash__)
show(hash, [])
loop = []
loop.append(loop)
other = [loop]
show(lambda: loop == [other])
