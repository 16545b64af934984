# pop() needs a default for what is missing; popitem() takes the newest.
from _show import show

d = dict(a=1, b=2, c=3)
print(d.pop("a"), d.pop("z", "default"), d.pop("z", None), d.popitem(), d, d.popitem())
show(d.pop, "z")
show(d.popitem)
show(d.pop)
show(d.pop, [])
show(d.pop, "a", 1, 2)
show(d.popitem, 1)
