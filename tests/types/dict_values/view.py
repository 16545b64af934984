# Values have no set operations and no equality.
from _show import show

d = dict(a=1, b=1)
v = d.values()
print(v, len(v), 1 in v, list(v), list(reversed(v)), v == d.values(), v == v, v.__len__(), next(v.__iter__()), next(v.__reversed__()), v.__repr__(), v.mapping["a"], v.__getattribute__("mapping") == d)
show(lambda: v & {1})
show(lambda: v < v)
d.clear()
print(v, sum(v), list(v))
loop = {}
loop["v"] = loop.values()
print(repr(loop)[:30])
