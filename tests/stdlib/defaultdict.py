from collections import defaultdict

d = defaultdict(list)
d["a"].append(1); d["a"].append(2)
print(d, dict(d), d.default_factory, d.get("x"), "x" in d)
try:
    defaultdict(None)["x"]
except KeyError as error:
    print(error)
print(defaultdict(int, a=1) | {"b": 2})
