# repr() shows items by their repr(), and a list in itself as [...].
from _show import show

loop = [1]
loop.append(loop)
print([], [1, "a", None], [[[]]], loop, repr(loop), str(["é"]), [1].__repr__(), f"{[1]!s:>5}")


class Failing:
    def __repr__(self):
        raise ValueError("no text")


show(lambda: repr([1, Failing()]))
show(format, [1], "5")
