# exec and eval in functions see globals, and a copy of the locals.
from _show import show

g = 1


def f():
    local = 2
    exec("local = 3; new = 4")
    exec("global g; g = 10")
    return local, eval("local"), "new" in locals(), g


print(f())
ns = {}
exec("x = 1\ndef f(): return x", ns)
ns["x"] = 5
print(ns["f"]())
show(exec, "def f(): return y\nf()", {}, {"y": 1})
exec("class C:\n  y = x", {"x": 1}, loc := {})
print(loc["C"].y)
