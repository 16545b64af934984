# import is a statement like others: in functions, loops, try; a failed one binds nothing.
from _show import show

try:
    import no_such_module_here
except ImportError as e:
    no_such_module_here = None
    print(e, e.name, e.path)
if True:
    from math import floor as down
for name in ["os", "sys"]:
    exec(f"import {name} as module_{name}")
print(no_such_module_here, down(1.5), module_os.__name__)
def f():
    if False: import math
    return math
show(f)
def g():
    try:
        from math import no_such_name
    except ImportError as e:
        return str(e).split(" (")[0], e.name, e.name_from, "no_such_name" in locals()
print(g())
with __import__("contextlib").suppress(ImportError):
    import a.b.c
    print("never")
