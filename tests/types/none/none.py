# None: one object, false, with few methods.
from _show import show

print(None, repr(None), bool(None), type(None)() is None, None == 0, None is None, hash(None) == hash(None), None.__bool__(), None.__hash__() == hash(None), None.__repr__(), type(None).__new__(type(None)) is None, None.__getattribute__("__class__"))
show(lambda: None < 1)
show(lambda: None + 1)
show(lambda n: n(), None)
show(lambda n: n[0], None)
show(lambda: None.x)
show(setattr, None, "x", 1)
show(type(None), 1)
show(type, "N", (type(None),), {})
show(iter, None)
show(compile, "None = 1", "f", "exec")
print(None.__eq__(None), None.__ne__(None), None.__lt__(1), None.__le__(1), None.__gt__(1), None.__ge__(1))
