# Calls with too many, too few, doubled, unknown arguments: the words for each kind of parameter.
from _show import show

def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def default(a, b=1): pass
def only(a, /): pass
def key(*, k): pass
def keys(*, k, l, m=1): pass
def var(*args): pass
def both(a, /, b, *, c): pass

for f, args, kwargs in (none, (1,), {}), (none, (), {"x": 1}), (one, (), {}), (one, (1, 2), {}), (one, (1,), {"a": 2}), (two, (), {}), (two, (1,), {}), (three, (), {}), (three, (), {"b": 1}), (default, (), {}), (default, (1, 2, 3), {}), (only, (), {"a": 1}), (only, (1,), {"a": 1}), (key, (), {}), (key, (1,), {}), (key, (1, 2), {"k": 1}), (keys, (), {}), (keys, (), {"k": 1}), (keys, (1,), {"k": 1, "l": 2}), (var, (), {"x": 1}), (both, (), {}), (both, (1,), {"c": 1}), (both, (1, 2), {}), (both, (1, 2, 3), {"c": 1}), (both, (), {"a": 1, "b": 2, "c": 3}), (both, (1, 2), {"b": 1, "c": 1}), (default, (), {"b": 1}), (default, (1,), {"c": 1}):
    show(f, *args, **kwargs)
