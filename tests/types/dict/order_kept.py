# A dict keeps the order of first insertion: new values don't move a key, deleting and adding again does.
d = dict(b=1, a=2, c=3)
d["b"] = 9
del d["a"]
d["a"] = 4
print(d, list(d.values()), list(reversed(d.items())), d.popitem(), d)
d |= {"z": 1, "b": 2}
print(d, {**{"x": 1}, **d, "c": 0}, dict([("q", 1), ("p", 2), ("q", 3)]), {k: i for i, k in enumerate("hello")})
d.update([("y", 1)], x=2)
print(list(d), next(iter(d)), dict(d) == dict(reversed(d.items())), list(d | {"a": 1}), list({"a": 1} | d))
d.setdefault("b", 0)
d.pop("c")
d.setdefault("c", 5)
print(d, list(d.copy()), list(dict.fromkeys("mississippi")))
big = {i: i for i in range(100)}
for i in range(0, 100, 2): del big[i]
for i in range(0, 100, 4): big[i] = -i
print(list(big)[:3], list(big)[-3:], len(big))
