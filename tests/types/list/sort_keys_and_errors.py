# sort: key is called once for each, errors leave a list that is whole; reverse keeps the order of equals.
from _show import show

calls = []
l = ["bb", "a", "ccc", "dd", "e"]
l.sort(key=lambda s: calls.append(s) or len(s))
print(l, calls)
l.sort(key=len, reverse=True)
print(l, sorted(l, key=lambda s: -len(s)) == l)
m = [3, 1, "x", 2]
show(m.sort)
print(sorted(map(str, m)))
def key(x):
    if x == 2: raise KeyError(x)
    return x
n = [3, 2, 1]
show(lambda: n.sort(key=key))
print(n)
show(sorted, [1, 2], key=5)
show(sorted, 5)
show(sorted, [1, None])
show(sorted, [1j, 2j])
show(sorted, [{1}, {2}, {1, 2}])
show([].sort, 5)
show([].sort, reverse="x")
show([1].sort, cmp=1)
nan = float("nan")
print(sorted([3, 1.0, True, 2]), sorted(["b", "B", "a"], key=str.lower), sorted({"b": 1, "a": 2}), [1, nan, 0].sort())
