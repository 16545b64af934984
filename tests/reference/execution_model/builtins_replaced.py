# Functions look up built-ins in the __builtins__ of their globals.
from _show import show

g = {"__builtins__": {"len": lambda x: "own len", "__build_class__": __build_class__, "__name__": "x"}}
exec("def f(): return len('abc')\ndef g(): return max(1, 2)", g)
print(g["f"]())
show(g["g"])
show(exec, "print(1)", {"__builtins__": {}})
show(exec, "class C: pass", {"__builtins__": {}})
show(exec, "import os", {"__builtins__": {}})
show(exec, "assert 0", {"__builtins__": {}})
show(eval, "[x for x in (1, 2)]", {"__builtins__": {}})
h = {}
exec("1", h)
print("__builtins__" in h, sorted(h))
import builtins
builtins.made_up = 7
print(made_up)
del builtins.made_up
show(lambda: made_up)
