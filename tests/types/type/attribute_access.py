# Attributes of a class: its own, its bases', the metaclass's descriptors first.
from _show import show


class Meta(type):
    @property
    def p(cls):
        return "meta property"

    plain = "meta plain"


class C(metaclass=Meta):
    p = "class attribute"
    plain = "class plain"


print(C.p, C.plain, C().p, type.__getattribute__(C, "plain"))
C.new = 5
print(C.new, C().new)
del C.new
show(lambda: C.new)
show(setattr, C, "p", 1)
show(delattr, C, "nope")
show(setattr, int, "x", 1)
show(lambda: C().__name__)
type.__setattr__(C, "q", 7)
type.__delattr__(C, "q")
print("p" in type.__dir__(C), "mro" in dir(C), "mro" in dir(type))
