# getattr, setattr, delattr, hasattr, vars, dir: what they want and what they let through.
from _show import show

class C:
    def __getattr__(self, name):
        if name == "err": raise KeyError(name)
        raise AttributeError(name)
c = C()
show(getattr, c, "x"), show(getattr, c, "x", 5), show(getattr, c, "err", 5), show(hasattr, c, "err"), show(hasattr, c, "x")
show(getattr, c, 5), show(getattr, c, b"x"), show(hasattr, c, 5), show(setattr, c, 5, 1), show(delattr, c, 5), show(getattr, c, 5, "default")
setattr(c, "not a name", 1), setattr(c, "", 2)
print(getattr(c, "not a name"), c.__dict__, vars(c) is c.__dict__)
delattr(c, "")
show(delattr, c, "")
show(vars, 5), show(vars, object()), show(vars, int) if False else print(type(vars(int)).__name__)
show(setattr, 5, "x", 1), show(setattr, int, "x", 1), show(setattr, [], "append", 1), show(setattr, None, "x", 1), show(setattr, len, "x", 1), show(setattr, (lambda: 0), "__name__", 5), show(delattr, (lambda: 0), "__name__"), show(setattr, C, "__class__", 5)
