# breakpoint() calls sys.breakpointhook, which PYTHONBREAKPOINT chooses.
import os
import sys
from _show import show

os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint("ignored", x=1))
sys.breakpointhook = lambda *args, **kwargs: ("hook", args, kwargs)
print(breakpoint(1, k=2))
del sys.breakpointhook
show(breakpoint)
