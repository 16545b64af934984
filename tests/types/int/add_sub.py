# + and -: exact, of any size; with other types the other operand is asked.
from _show import show

big = 10**30
print(1 + 2, -1 - 1, big + 1, big - big, 2**62 + 2**62, -2**63 - 1, True + True, 1 + 2.5, 1 - 1j, 0 - 0)
n = 5
n += 3
n -= 10
print(n, (5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__add__(2.0), (5).__sub__("a"))
show(lambda: 1 + "a")
show(lambda: "a" + 1)
show(lambda: 1 - None)
show(lambda: 1 + [])


class Right:
    def __radd__(self, other):
        return ("radd", other)

    def __rsub__(self, other):
        return ("rsub", other)


class More(int):
    def __radd__(self, other):
        return "subclass first"


print(1 + Right(), 2 - Right(), 1 + More(2), More(2) + 1)
