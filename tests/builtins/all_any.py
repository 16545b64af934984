# all() and any() stop as soon as they know.
from _show import show


def loud(*values):
    for v in values:
        print("asked", v, end="; ")
        yield v


print(all([]), any([]), all([1, 2]), any([0, ""]))
print(all(loud(1, 0, 2)), any(loud(0, 1, 2)))
show(all, 5)
show(any, None)
show(all, [1], [2])
