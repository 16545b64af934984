# A view follows its dict: length, membership, iteration, both ways.
from _show import show

d = dict(a=1)
k = d.keys()
d["b"] = 2
print(k, len(k), "b" in k, k.__contains__("z"), list(k), list(reversed(k)), next(k.__iter__()), next(k.__reversed__()), k.__len__(), repr(k), k.__repr__(), k.__getattribute__("isdisjoint")([]))
print(k.mapping, type(k.mapping), k.mapping["a"], bool(k), bool({}.keys()))
show(lambda: k.mapping.__setitem__("x", 1))
show(lambda: [] in k)
show(type(k))
show(lambda: k[0])
