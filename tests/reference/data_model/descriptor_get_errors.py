# An AttributeError inside a descriptor's __get__ lets __getattr__ be asked; others go out.
from _show import show


class Prop:
    def __init__(self, error):
        self.error = error

    def __get__(self, obj, owner):
        raise self.error


class C:
    a = Prop(AttributeError("inner a"))
    k = Prop(KeyError("inner k"))

    def __getattr__(self, name):
        return "fallback " + name


class D:
    a = C.__dict__["a"]


show(lambda: C().a)
show(lambda: C().k)
show(lambda: D().a)
show(lambda: C.a)
show(getattr, D(), "a", "default")
