# Modules are objects with a dict; __getattr__ in it is asked for what is missing.
import types
from _show import show

m = types.ModuleType("m", "Docs.")
print(m, m.__name__, m.__doc__, m.__dict__["__loader__"], m.__spec__, m.__package__, m.__repr__(), m.__getattribute__("__name__"), types.ModuleType(name="n").__doc__)
m.x = 1
print(m.x, m.__dict__["x"], "x" in m.__dir__(), m.__annotations__)
del m.x
show(lambda: m.x)
show(types.ModuleType)
show(types.ModuleType, 5)
m.__getattr__ = lambda name: f"<{name}>"
m.__dir__ = lambda: ["only"]
print(m.anything, dir(m))
m.__annotations__ = {"a": 1}
print(m.__annotations__, m.__annotate__)
m.__delattr__("__annotations__")
m.__setattr__("y", 2)
print(m.y)
m.__init__("renamed", "More.")
print(m.__name__, m.__doc__)
del m.__getattr__
del m.__name__
show(lambda: m.nope)
print(m)
