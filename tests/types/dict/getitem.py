# d[k]: KeyError has the key; __missing__ is for subclasses.
from _show import show


class Squares(dict):
    def __missing__(self, key):
        if key == "no":
            raise LookupError("really not")
        self[key] = value = key * key
        return value


d = {"a": 1, 1: "one", (1, 2): "pair", None: 0}
print(d["a"], d[1.0], d[True], d[1, 2], d[None], d.__getitem__("a"))
show(lambda: d["b"])
show(lambda: d[1, 3])
show(lambda: d[[]])
s = Squares()
print(s[4], s, s.get(5), 5 in s)
show(lambda: s["no"])
try:
    d[("x", "y")]
except KeyError as e:
    print(e.args, str(e))
