# repr(), also of a dict in itself.
d = {1: "a", "b": [2], None: (3,)}
d["self"] = d
print({}, d, str({"é": 1}), {1: 2}.__repr__(), {"a": {"b": {}}})


class Sub(dict):
    pass


print(Sub(a=1), repr(Sub()))
