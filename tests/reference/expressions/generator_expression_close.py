# A generator expression is a generator: it can be sent to, closed, and raises its errors when they come.
from _show import show

g = (1 / x for x in (2, 0, 4))
print(next(g))
show(next, g)
show(next, g)
g = (x for x in "abc")
print(g.send(None), g.close(), list(g), g.gi_frame, g.__name__, g.__qualname__)
h = (x for x in "abc")
show(h.throw, KeyError("thrown"))
print(list(h), sum(x for x in range(4)), max((len(w) for w in ("a", "bb")), default=0))
show(compile, "f(x for x in y, 1)", "f", "eval")
show(compile, "f(1, x for x in y)", "f", "eval")
show(compile, "f(**x for x in y)", "f", "eval")
show(compile, "class C(x for x in y): pass", "f", "exec")
