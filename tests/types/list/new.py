# list() from an iterable; __init__ fills again.
from _show import show


class Hint:
    def __length_hint__(self):
        return 3

    def __iter__(self):
        return iter((1, 2))


print(list(), list("ab"), list((1, 2)), list({"k": 1}), list(range(3)), list(x * x for x in (1, 2)), list(Hint()), [*"ab", *[1]], [])
items = [1, 2]
items.__init__("xyz")
print(items)
items.__init__()
print(items, list.__new__(list, "ignored", 5))
show(list, 5)
show(list, [1], [2])
show(list, iterable=[1])
show(list, None)


class Wrong:
    def __iter__(self):
        return 5


class BadHint:
    def __length_hint__(self):
        return -1

    def __iter__(self):
        return iter(())


show(list, Wrong())
show(list, BadHint())
