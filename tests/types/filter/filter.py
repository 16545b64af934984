# filter() with a function, with None, with bool.
from _show import show

f = filter(str.isdigit, "a1b2")
print(f.__iter__() is f, f.__next__(), list(f), list(filter(None, [0, 1, "", "a", None])), list(filter(bool, [[], [0]])), list(filter(lambda x: x % 2, range(5))))
show(filter, None)
show(filter, None, 5)
show(list, filter(5, [1]))
show(list, filter(lambda x: 1 / 0, [1]))
show(filter, None, [], 1)


class Falsy:
    def __bool__(self):
        raise ValueError("no truth")


show(list, filter(lambda x: Falsy(), [1]))
print(filter(None, "a").__reduce__()[1][0], filter(None, "a").__getattribute__("__next__")())
