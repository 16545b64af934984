# SimpleNamespace: attributes as given; equality by contents.
import copy
from types import SimpleNamespace
from _show import show

n = SimpleNamespace(a=1, b="x")
n.c = n
print(n, n.a, n.__dict__.keys(), SimpleNamespace({"x": 1}, y=2), SimpleNamespace([("k", "v")]), SimpleNamespace(a=1) == SimpleNamespace(a=1), SimpleNamespace() == 5, n.__repr__())
del n.c
print(n.__eq__(n), n.__ne__(n), n.__lt__(5), n.__le__(5), n.__gt__(5), n.__ge__(5), n.__reduce__()[2], n.__replace__(a=5), copy.replace(n, z=1), copy.copy(n) == n, n.__getattribute__("a"))
show(lambda: n.nope)
show(hash, n)
show(SimpleNamespace, 1)
show(SimpleNamespace, {1: 2})
show(n.__replace__, {})
show(lambda: n < n)
n.__init__(a=7)
print(n)
