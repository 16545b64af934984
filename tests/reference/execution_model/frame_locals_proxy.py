# frame.f_locals of a function is a view that writes through.
import sys
from _show import show

def f(a):
    b = 2
    def inner(): return b
    p = sys._getframe().f_locals
    p["a"] = "A"
    p["b"] = "B"
    p["new"] = "N"
    print(a, b, inner(), sorted(p), len(p), p["new"], "new" in locals(), type(p).__name__)
    show(p.pop, "a")
    show(p.__delitem__, "a")
    show(p.__getitem__, "zz")
    show(lambda: p.clear())
    print(p == dict(p), p | {"q": 1} == {**p, "q": 1}, p.get("zz", 5), p.setdefault("b", 0), list(reversed(p))[:1])
    p.update({"a": 1})
    p |= {"b": 3}
    print(a, b, p.copy() == dict(p), type(p.copy()))


f(1)
