# __missing__ is asked by the subscript of a dict's subclass, and by nothing else.
from _show import show


class D(dict):
    def __missing__(self, key):
        print("missing", key)
        if key == "no":
            raise KeyError("really " + key)
        return key


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d.setdefault("c", 3), d.pop("zz", None), "%(q)s" % d, "{w}".format_map(d))
show(lambda: d["no"])
d.__missing__ = lambda key: "instance"
print(d["e"])
show(lambda: dict(d)["x"])
show(d.__getitem__, "f")
show(dict.__getitem__, d, "g")
del d["c"]
show(d.__delitem__, "h")
