# with evaluates, enters and leaves in order; __exit__ and __enter__ are looked up before they are called.
from _show import attempt

class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name, end="; ")
        if self.name == "bad": raise ValueError("no entry")
        return self.name
    def __exit__(self, kind, error, tb):
        print("exit", self.name, error, end="; ")
        return self.swallow

with M("a") as x, M("b") as y: print(x, y, end="; ")
print()
with (M("a", True) as x, M("b"),): raise KeyError("k")
print()
with attempt():
    with M("a"), M("bad"), M("never"): pass
with attempt():
    with M("a") as x, M("b", True) as (y, z): print("body")
with attempt():
    with M("a") as [x]: pass
for missing in {}, {"__enter__": lambda s: 1}, {"__exit__": lambda *a: 1}, {"__aenter__": lambda s: 1, "__aexit__": lambda *a: 1}:
    with attempt():
        with type("C", (), missing)(): pass
with attempt():
    with open: pass
