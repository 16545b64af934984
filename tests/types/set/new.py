# set() from an iterable; __init__ fills again; a display needs items.
from _show import show

s = set("ab")
print(sorted(set("hello")), set(), len({1, 1.0, True, "1"}), sorted({*"ab", *[1] * 0}), type({}), set([1, 1]) == {1})
s.__init__([1])
print(s, set.__new__(set, "x"))
show(set, 5)
show(set, [[]])
show(set, 1, 2)
show(set, iterable=[])
show(lambda: {[]})
show(lambda: {{}, 1})
