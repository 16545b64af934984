# A subclass: which methods the built-in ones call (none), and extra attributes.
from _show import show


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def keys(self):
        return ["fake"]


d = Upper(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("d", 4)
show(lambda: d["a"])
print(d, d["B"], d["b"], d.get("b"), list(d), [*d.items()], d.__dict__)
d.extra = 1
print(vars(d), isinstance(d, dict), len(d), d.__class__.__base__)
