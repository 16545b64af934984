# Mapping patterns ask for keys, and may keep the rest; the mapping may have more.
from _show import show
import collections


def f(x):
    match x:
        case {"type": "a", "value": [v, *_]}:
            return "a", v
        case {"type": str(t), **rest}:
            return t, rest
        case {1: _, -1: _}:
            return "both signs"
        case {None: n, True: t}:
            return n, t
        case {}:
            return "a mapping"
    return "none"


d = collections.defaultdict(list)
for x in {"type": "a", "value": "x"}, {"type": "a", "value": [5, 6]}, {"type": "b", "k": 1}, {1: 0, -1: 0, 2: 0}, {None: 1, True: 2}, {}, d, [], "x", collections.OrderedDict(type="o"):
    print(f(x), end="; ")
print(len(d))
for source in "{**a, 'b': 1}", "{**_}", "{a: 1}", "{'a': 1, 'a': 2}", "{**a, **b}", "{'a'}", "{1: x, True: y}", "{f(): 1}", "{-x: 1}", "{'a': x, 'b': x}":
    show(lambda: compile(f"match x:\n case {source}: pass", "f", "exec").co_name)
