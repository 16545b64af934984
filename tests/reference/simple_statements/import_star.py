# from m import * takes what __all__ names, or what has no underscore; only in modules.
import sys
import types
from _show import show

def module(name, **names):
    m = types.ModuleType(name)
    vars(m).update(names)
    sys.modules[name] = m

module("all_names", a=1, _b=2, __all__=["_b", "c"], __getattr__=lambda n: f"lazy {n}" if n == "c" else missing(n))
module("no_all", a=1, _b=2, __c__=3, d=4)
module("bad_all", __all__=["nope"])
module("not_text", __all__=["a", 5], a=1)
module("not_list", __all__=5)
def missing(n): raise AttributeError(n)

for name in "all_names", "no_all", "bad_all", "not_text", "not_list":
    space = {}
    show(exec, f"from {name} import *", space)
    print(sorted(n for n in space if n != "__builtins__"))
for source in "def f(): from x import *", "class C: from no_all import *", "from x import (*)", "from x import *, a", "import *", "from . import *, b":
    show(lambda: compile(source, "f", "exec").co_name)
