# A read-only view of a mapping.
from types import MappingProxyType
from _show import show

d = {"a": 1}
p = MappingProxyType(d)
d["b"] = 2
print(p, p["a"], p.get("z", 5), list(p), len(p), "a" in p, list(p.keys()), list(p.values()), list(p.items()), p.copy(), type(p.copy()), list(reversed(p)), p == d, p == MappingProxyType(d), p != {}, str(p), p.__repr__(), p.__str__())
print(p | {"c": 3}, {"z": 0} | p, p.__or__({}), p.__ror__({}), p.__contains__("a"), p.__getitem__("a"), p.__len__(), next(p.__iter__()), next(p.__reversed__()), p.__eq__(5), p.__ne__(d), p.__getattribute__("get")("a"), MappingProxyType[int, str], MappingProxyType.__class_getitem__(int))
show(lambda: p.__setitem__("a", 1))
show(lambda: p["zz"])
show(lambda: exec("p |= {}"))
show(p.__ior__, {})
show(hash, p)
show(p.__hash__)
show(MappingProxyType, 5)
show(MappingProxyType, [1])
show(MappingProxyType)
show(p.__lt__, d)
show(p.__le__, d)
show(p.__gt__, d)
show(p.__ge__, d)
