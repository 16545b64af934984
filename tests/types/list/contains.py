# in compares by identity, then by ==.
from _show import show


class Always:
    def __eq__(self, other):
        return True


nan = float("nan")
print(1 in [1.0], "a" in ["ab"], nan in [nan], 5 in [Always()], [] in [[]], None not in [0], [1].__contains__(True))
show(lambda: 1 in 5)


class Odd:
    def __eq__(self, other):
        raise KeyError("no")


show(lambda: 1 in [Odd()])
