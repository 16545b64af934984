# What can't be called, and what can't be unpacked into arguments.
from _show import show

def f(*args, **kwargs): return args, kwargs

for thing in 5, "a", None, [], {}, (), ..., object(), 1.5, type("C", (), {})(), NotImplemented, (i for i in ()):
    show(lambda: thing())
show(lambda: f(*5))
show(lambda: f(*None))
show(lambda: f(**5))
show(lambda: f(**[("a", 1)]))
show(lambda: f(**{1: 2}))
show(lambda: f(**{"a": 1}, **{"a": 2}))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f(*[1], *2))
show(lambda: f(**{"not a name": 1, "": 2}))
show(lambda: len(**{1: 2}))
show(lambda: dict(**{1: 2}))
import types
show(lambda: types())
show(lambda: (lambda **k: k)(**type("M", (), {"keys": lambda s: "ab", "__getitem__": lambda s, k: k})()))
