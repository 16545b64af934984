# A module's own __getattr__ answers for names that are not there, and __dir__ says what is.
import sys
import types
from _show import show

m = types.ModuleType("made")
sys.modules["made"] = m
m.real = 1
m.__getattr__ = lambda name: name * 2 if name != "bad" else m.missing_too.bad
m.__dir__ = lambda: ["zeta", "alpha"]
from made import real, other

print(real, other, m.thing, dir(m))
del m.__getattr__
show(lambda: m.thing)
show(exec, "from made import thing")
