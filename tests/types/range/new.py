# range() takes one, two or three integers, of any size.
from _show import show


class Index:
    def __index__(self):
        return 3


print(range(3), range(1, 3), range(1, 10, 2), range(Index()), list(range(5, 0, -2)), list(range(0)), list(range(3, 1)), range(True), range(10**30, 10**30 + 2)[1], range(0, 5, 1))
for args in [(), (1.0,), ("3",), (1, 2, 0), (1, 2, 3, 4), (None,), (1, 2.5), (1, 2, "a")]:
    show(range, *args)
show(range, stop=3)
show(type, "R", (range,), {})
