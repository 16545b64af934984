# __match_args__ must be a tuple of names, long enough.
from _show import show

def f(args):
    class C:
        __match_args__ = args
        a = 1
        b = 2
    match C():
        case C(x, y): return x, y
    return "no match"

for args in ("a", "b"), ("a",), (), ["a", "b"], "ab", ("a", 5), ("a", "zz"), None, ("a", "a"), ("a", "b", "c"):
    show(f, args)
