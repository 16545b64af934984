# A property that lacks a function says so, with its name and its class.
from _show import show

class C:
    @property
    def only(self): return 1
    none = property()
    setter_only = property(fset=lambda s, v: print("set", v))
    doc = property(doc="about")
    def raising(self): raise AttributeError("from inside")
    raising = property(raising)

c = C()
for name in "only", "none", "setter_only", "raising":
    show(getattr, c, name)
    show(setattr, c, name, 5)
    show(delattr, c, name)
print(C.only.__name__, C.doc.__doc__, hasattr(c, "raising"), C.none.__isabstractmethod__)
show(lambda: property().__name__)
p = property(lambda s: 1)
show(lambda: p.__get__(5))
show(lambda: p.__set__(5, 1))
D = type("D", (), {"p": p})
show(setattr, D(), "p", 1)
show(property, 1, 2, 3, 4, 5)
show(property, x=1)
print(property(5).fget)
show(lambda: property(5).__get__(1))
