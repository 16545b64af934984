# Generic alias, pickles, attributes.
import pickle
from _show import show

d = {"a": [1]}
d["d"] = d
e = pickle.loads(pickle.dumps(d))
print(dict[str, int], dict.__class_getitem__(int), e["d"] is e, e["a"], bool({}), d.__getattribute__("get")("a"), d.__sizeof__() > 0, dict.__mro__)
show(lambda: {}.nope)
show(setattr, {}, "x", 1)
match {"k": 1, "l": 2}:
    case {"k": x, **rest}:
        print(x, rest)
