# A module knows its name; __main__ is the script, also when it is imported.
import sys
import __main__

print(__name__, __main__.__name__, sys.modules["__main__"] is __main__, __spec__ if "__spec__" in globals() else None)
x = 5
print(__main__.x)
__main__.y = 6
print(y)
def f(): pass
class C: pass
print(f.__module__, C.__module__, repr(C), eval("__name__", {"__name__": "other"}))
g = {}
exec("def f(): pass\nclass C: pass", g)
print(g["f"].__module__, g["C"].__module__)
h = {"__name__": "given"}
exec("def f(): pass\nclass C: pass", h)
print(h["f"].__module__, h["C"], h["C"].__qualname__)
