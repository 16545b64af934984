# Class patterns: isinstance(), then attributes.
from _show import show
from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: int = 0


def f(v):
    match v:
        case bool(b):
            return "bool", b
        case int(n) | float(n) if n > 100:
            return "large", n
        case int():
            return "int"
        case str(s):
            return "str", s
        case P(0, y=0):
            return "origin"
        case P(x, y) if x == y:
            return "diagonal", x
        case P(x=x):
            return "x", x
        case list([a, b]):
            return "pair", a, b
        case dict(d) | set(d):
            return type(d).__name__
        case Exception(args=(m,)):
            return "error", m
    return None


for v in True, 1000, 1e9, 5, "s", P(0), P(2, 2), P(3), [1, 2], [1], {1: 2}, {3}, ValueError("m"), b"", None:
    print(f(v), end="; ")
print()
def bad(kind):
    match 5:
        case kind():
            pass
show(bad, 5)
show(bad, int | str)
for source in "P(x=1, x=2)", "P(x=1, 2)", "P(**a)", "P(*a)", "P()()", "P[1]", "P(1, 2, a=b, a=c)", "f().g()", "P(x, y=x)":
    show(lambda: compile(f"match x:\n case {source}: pass", "f", "exec").co_name)
