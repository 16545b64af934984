# round() asks __round__.
from _show import show


class C:
    def __round__(self, *args):
        return "rounded", args


print(round(2.5), round(2.567, 2), round(C()), round(C(), 1), round(C(), None), round(number=1.5), round(1234, ndigits=-2))
show(round, "a")
show(round)
show(round, 1.5, "a")
