# sys.modules has what was imported; None in it forbids; what is put there is found.
import sys
import types
from _show import show

import math as first
import math
print(first is math, sys.modules["math"] is math)
sys.modules["made_up"] = types.SimpleNamespace(x=5)
import made_up
from made_up import x
print(made_up.x, x)
sys.modules["forbidden"] = None
show(exec, "import forbidden")
show(exec, "from made_up import nope")
del sys.modules["made_up"]
show(exec, "import made_up")
