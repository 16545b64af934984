# Keywords from mappings: a key that comes twice, within one mapping or in two, whatever it is.
class Twice:
    def keys(self):
        return ["a", "b", "a"]

    def __getitem__(self, key):
        return key


class Once(Twice):
    def keys(self):
        return ["a", "b"]


def f(**keywords):
    return keywords


print(f(**Once()), f(**{"c": 1}, **Once()))
for call in (lambda: f(**Twice()), lambda: f(**{"a": 1}, **Once()), lambda: f(**{1: 3}, **{1: 5}), lambda: f(**{1: 3}),
             lambda: f(a=1, **Twice()), lambda: dict(**Twice()), lambda: print(**{1: 2}, **{1: 2})):
    try:
        print(call())
    except TypeError as error:
        print(error)
print({**Twice()})
for n in 255, 256:
    names = ", ".join(f"a{i}" for i in range(n))
    try:
        compile(f"{names}, *rest = x", "source", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg)
