# pow() with two and three arguments, and the methods it asks.
from _show import show


class C:
    def __pow__(self, other, mod=None):
        return "pow", other, mod

    def __rpow__(self, other, mod=None):
        return "rpow", other, mod


print(pow(2, 3), pow(2, 3, 5), pow(2, -1), pow(3, -1, 5), pow(C(), 2), pow(C(), 2, 3), pow(2, C()), pow(2, C(), 7), pow(base=2, exp=5), pow(2, 3, mod=3), pow(1.5, 2))
show(pow, 2)
show(pow, 2, 3, 0)
show(pow, "a", 1)
show(pow, 1.5, 2, 3)
show(pow, 2, -1, 4)
