# a < b < c evaluates b once, and stops at the first that is false.
from _show import show


def say(x):
    print(x, end=" ")
    return x


print(say(1) < say(2) < say(3), say(3) < say(2) < say(1), say(1) == say(1) != say(2) > say(0))
print(1 < 2 > 1, 1 in [1] == True, (1 in [1]) == True, 1 < 3 <= 3, not 1 < 2, 1 == 1.0 == True, "a" < "b" < "c" in "abc")
show(lambda: 1 < "a" < 2)
show(lambda: 2 < 1 < "a")


class Truth:
    def __lt__(self, other):
        return []


print(Truth() < 1 < 2, 0 < 1 in [1, 2])
