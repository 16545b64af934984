# Class patterns: isinstance, positions by __match_args__ or the value itself, keywords by attributes.
from _show import show

class P:
    __match_args__ = ("x", "y")
    def __init__(self, **k): self.__dict__.update(k)

class Q(P): __match_args__ = ("y",)
class NoArgs: pass

def f(v):
    match v:
        case Q(1): return "Q with y 1"
        case P(0, y=b): return "P", b
        case P(y=a): return "y", a
        case P(): return "some P"
        case int(n) | float(n): return "number", n
        case str("a" | "b" as s): return "a or b", s
        case dict(d) if d: return "dict", d
        case tuple((a, b)): return "pair", a, b
        case bool(): return "never: an int"
    return "none"

for v in Q(y=1), Q(y=2), P(x=0, y=5), P(x=1), P(x=0), 5, True, 1.5, "a", "c", {1: 2}, {}, (1, 2), None:
    print(f(v))
def g(v, case=0):
    match v:
        case NoArgs(1): return 1
        case int(1, 2): return 2
for v in NoArgs(), 5:
    show(g, v)
def h(kind):
    match 5:
        case kind(): return "is"
    return "is not"
for kind in int, str, 5, "int", len, (int, str), int | str, list[int]:
    show(h, kind)
def same(v):
    match v:
        case P(1, x=2): return 1
show(same, P(x=1))
