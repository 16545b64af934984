# count() counts what is identical or equal.
from _show import show

nan = float("nan")
print([1, True, 1.0, "1", 2].count(1), [nan, nan].count(nan), [[]].count([]), [].count(None), [None, 0, False].count(0))
show([].count)


class Odd:
    def __eq__(self, other):
        raise RuntimeError("asked")


show([1, Odd()].count, 2)
odd = Odd()
print([odd].count(odd))
