# dir() sorts what __dir__ gives; it must be an iterable of things that can be sorted.
from _show import show


class D:
    def __init__(self, names):
        self.names = names

    def __dir__(self):
        return self.names


show(dir, D(["b", "a", "c"]))
show(dir, D("xya"))
show(dir, D({"k": 1}))
show(dir, D([2, 1]))
show(dir, D(5))
show(dir, D([1, "a"]))
show(dir, D(None))
c = type("C", (), {"x": 1})()
c.y = 2
print([n for n in dir(c) if not n.startswith("_")], c.__dir__()[0])
