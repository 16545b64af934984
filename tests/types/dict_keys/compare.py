# Comparison with sets and other keys is by inclusion.
from _show import show

k = dict(a=1, b=2).keys()
print(k == {"a", "b"}, k == ["a", "b"], k < {"a", "b", "c"}, k <= {"a"}, k > {"a"}, k >= k, k != {"a"}, k == {"b": 0, "a": 0}.keys())
print(k.__eq__({"a", "b"}), k.__ne__(1), k.__lt__({"a"}), k.__le__(k), k.__gt__(set()), k.__ge__(5))
show(lambda: k < ["a"])
show(hash, k)
