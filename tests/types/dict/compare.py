# Equal with the same pairs in any order; no order among dicts.
from _show import show

nan = float("nan")
print({1: 2, 3: 4} == {3: 4, 1: 2.0}, {1: 2} == {1: 3}, {1: 2} != {1: 2, 3: 4}, {1: nan} == {1: nan}, {} == [], {}.__eq__(5), {}.__ne__({}), {}.__lt__({}), {}.__le__({}), {}.__gt__({}), {}.__ge__({}), dict.__hash__)
show(lambda: {} < {})
show(hash, {})


class Odd:
    def __eq__(self, other):
        raise ValueError("compared")


show(lambda: {1: Odd()} == {1: Odd()})
