# Keys are like a set: operators take any iterable, and give sets.
from _show import show

k = dict(a=1, b=2).keys()
print(sorted(k & "bc"), sorted(k | "c"), sorted(k - ["a"]), sorted(k ^ {"b", "z"}), type(k & k), k.isdisjoint("xyz"), k.isdisjoint(k), sorted("bz" & k), sorted({"a", "q"} - k))
print(sorted(k.__and__("a")), sorted(k.__rand__("a")), sorted(k.__or__("z")), sorted(k.__ror__("z")), sorted(k.__sub__("a")), sorted(k.__rsub__("az")), sorted(k.__xor__("az")), sorted(k.__rxor__("az")))
show(lambda: k & 5)
show(lambda: k | [[]])
show(k.isdisjoint, 5)
