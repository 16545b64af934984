# in: __contains__'s answer becomes a bool; without it identity or equality with what iteration gives.
from _show import show


class Odd:
    def __eq__(self, other):
        print("eq", other)
        return other == 2


class Truthy:
    def __contains__(self, x):
        return [x] if x else []


class Bad:
    def __contains__(self, x):
        raise KeyError(x)


print(1 in Truthy(), 0 in Truthy(), 0 not in Truthy())
o = Odd()
print(o in [1, 2, 3], o in [o], o in (x for x in (3, 2, 1)))
nan = float("nan")
print(nan in [nan], nan in iter([nan]), float("nan") in [nan])
show(lambda: 5 in Bad())
it = iter([1, 2, 3, 4])
print(2 in it, list(it))
