# get() and setdefault() and their defaults.
from _show import show

d = {"a": None}
print(d.get("a", 5), d.get("b"), d.get("b", 5), d.setdefault("a", 1), d.setdefault("c"), d.setdefault("d", []), d)
d.setdefault("d", []).append(1)
print(d["d"])
show(d.get)
show(d.get, [])
show(d.get, "a", 1, 2)
show(d.get, "a", default=1)
show(d.setdefault)
show(d.setdefault, {}, 1)
