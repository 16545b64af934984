# reprlib.recursive_repr() and the built-in containers end their own recursion; others end in RecursionError.
from reprlib import recursive_repr


class A:
    def __init__(self):
        self.items = [self]

    @recursive_repr("<again>")
    def __repr__(self):
        return f"A({self.items!r})"


class B:
    def __repr__(self):
        return f"B({self!r})"


l = [1]
l.append(l)
d = {"d": None}
d["d"] = d
t = ([],)
t[0].append(t)
print(A(), l, d, t)
try:
    repr(B())
except RecursionError as e:
    print(type(e).__name__)
