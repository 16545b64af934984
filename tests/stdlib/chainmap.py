from collections import ChainMap

base, top = {"a": 1, "b": 2}, {"b": 3}
m = ChainMap(top, base)
print(m["a"], m["b"], len(m), sorted(m), m)
m["a"] = 9
print(top, base, m.new_child({"z": 0})["z"], m.parents)
