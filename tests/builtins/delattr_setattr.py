# setattr(), getattr(), delattr() and hasattr().
from _show import show


class C:
    x = 1

    def __getattr__(self, name):
        if name == "broken":
            raise ValueError("from __getattr__")
        raise AttributeError(name)


c = C()
print(getattr(c, "x"), getattr(c, "no", "default"), hasattr(c, "x"), hasattr(c, "no"), setattr(c, "a b", 2), getattr(c, "a b"), delattr(c, "a b"), c.__dict__)
show(getattr, c, "no")
show(getattr, c, "broken", 1)
show(hasattr, c, "broken")
show(getattr, c, 5)
show(setattr, c, 5, 1)
show(delattr, c, "x")
show(hasattr, c)
show(getattr, c)
show(getattr, c, "x", default=1)
