# in is arithmetic for integers, a search for everything else.
from _show import show

r = range(0, 10**18, 7)
print(7 in r, 8 in r, -7 in r, 7.0 in range(10), 7.5 in range(10), "7" in range(10), True in range(2), 10**18 in r, r.__contains__(14), None in range(3))


class Seven(int):
    def __eq__(self, other):
        return other == 3

    __hash__ = int.__hash__


print(Seven(100) in range(5))
