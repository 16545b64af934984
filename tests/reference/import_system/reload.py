# reload() runs a module again in its namespace; what it no longer defines stays.
import importlib
import _reloaded as r
from _show import show

r.extra = "kept"
r.count_before = r.count
again = importlib.reload(r)
print(again is r, r.count, r.extra, r.count_before)
show(importlib.reload, 5)
import sys
del sys.modules["_reloaded"]
show(importlib.reload, r)
