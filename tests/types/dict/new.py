# dict() from pairs, from a mapping with keys(), and from keyword arguments; later ones win.
from _show import show


class Keys:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key * 2


print(dict(), dict([("a", 1), ["b", 2], "cd"]), dict({"x": 1}, y=2, x=3), dict(Keys()), dict(a=1, **{"b c": 2}), dict(zip("ab", (1, 2))), {**{"a": 1}, "a": 2})
show(dict, 5)
show(dict, [1])
show(dict, [(1, 2, 3)])
show(dict, ["a"])
show(dict, [], [])
show(dict, {}, **{"a": 1})
show(lambda: dict(**{1: 2}))
show(dict, None)
show(dict, [([], 1)])
d = {"k": 1}
d.__init__([("l", 2)], m=3)
print(d, dict.__new__(dict, "anything"))
