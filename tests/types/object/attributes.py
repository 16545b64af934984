# An object() has no attributes of its own to set; __getattribute__ and the rest can be called by name.
from _show import show


class C:
    x = 1


o, c = object(), C()
show(setattr, o, "x", 1)
show(lambda: o.x)
show(delattr, o, "x")
object.__setattr__(c, "y", 2)
print(object.__getattribute__(c, "y"), c.__dict__, object.__delattr__(c, "y"), c.__dict__, "x" in object.__dir__(c), o.__class__, c.__class__)
show(object.__setattr__, c, 5, 1)
show(object.__getattribute__, c, 5)
show(object.__setattr__, int, "x", 1)
show(object.__delattr__, c, "nope")
show(object.__getattribute__, c)
c.__class__ = type("D", (C,), {})
print(type(c).__name__)
show(setattr, o, "__class__", C)
show(setattr, c, "__class__", int)
show(setattr, c, "__class__", 5)
