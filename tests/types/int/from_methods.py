# What __int__ and __index__ may return.
import warnings
from _show import show

warnings.simplefilter("always")


class Small(int):
    pass


def give(name, value):
    return type("Giver", (), {name: lambda self: value})()


for name in "__int__", "__index__":
    for value in 5, True, Small(6), "7", 1.0, None:
        with warnings.catch_warnings(record=True) as caught:
            show(int, give(name, value))
        for w in caught:
            print(" ", w.category.__name__, w.message)
