# exec with two namespaces works like a class body: names are stored in the locals, functions see globals only.
from _show import show

g, l = {"x": "g"}, {}
exec("y = x\nx = 'l'\nz = x\ndef f(): return x\nr = f()", g, l)
print(sorted(l), l["y"], l["z"], l["r"], sorted(k for k in g if k != "__builtins__"))
show(exec, "def f(): return y\nf()", {}, {"y": 1})
show(exec, "[y for _ in 'a']\nprint([y for _ in 'a'])", {}, {"y": 1})
show(exec, "import os\nclass C: here = os.name != ''\nprint(C.here)", {}, {})
class M(dict):
    def __missing__(self, k): return k.upper()
show(eval, "a + b", {}, M())
for args in ("1", 5), ("1", {}, 5), ("1", None, {}), (5,), ("1", {}, []), ("x", {}, type("N", (), {"__getitem__": lambda s, k: 7})()):
    show(eval, *args)
    show(exec, *args)
show(exec, "x = 1", {}, type("N", (), {"__getitem__": lambda s, k: 7})())
exec("z = 5", globals=g, locals=l)
print(l["z"])
show(eval, "1", globals={}, locals={}, x=1)
