# Mapping patterns ask get() for their keys; more keys don't matter; ** takes what is left.
import collections
from types import MappingProxyType

class Key: name = "k"


def f(v):
    match v:
        case {"a": 1, "b": x}: return "ab", x
        case {"a": [first, *_], **rest}: return "a", first, rest
        case {Key.name: None}: return "by dotted name"
        case {"t": {"deep": d}}: return "deep", d
        case {**rest} if rest: return "rest", rest
        case {}: return "a mapping"
    return "none"


for v in {"a": 1, "b": 2, "c": 3}, {"a": "xy"}, {"a": [5], "z": 1}, {"k": None}, {"t": {"deep": 1}}, {}, [], collections.defaultdict(int), MappingProxyType({"a": 1, "b": 5}), collections.ChainMap({"k": None}), collections.UserDict(q=1):
    print(f(v))
d = collections.defaultdict(int)
match d:
    case {"missing": 0}: print("made")
    case _: print("not asked to make it", dict(d))
for source in "{'a': 1, 'a': 2}", "{**rest, 'a': 1}", "{**_}", "{**a, **b}", "{x: 1}", "{f(): 1}", "{'a'}", "{1: x, 1.0: y}", "{'a': x, 'b': x}", "{-1: x}", "{1 + 1j: x}", "{'a' 'b': x}", "{f'a': x}", "{None: x, True: y}", "{'a': }":
    try:
        compile(f"match x:\n case {source}: pass", "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
