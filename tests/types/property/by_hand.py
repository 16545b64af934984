# property() with functions, later additions, and use without a class.
from _show import show

p = property(lambda self: "got", doc="words")
q = p.getter(lambda self: "other")
r = p.setter(lambda self, v: print("set", v)).deleter(lambda self: print("deleted"))
print(p.__doc__, q.__get__(1), p.__get__(None, int) is p, p.__get__("x"), q.fget is p.fget, r.__doc__)
r.__set__(1, "v")
r.__delete__(1)
show(p.__set__, 1, 2)
show(p.__delete__, 1)
show(property().__get__, 1)
show(property, 1, 2, 3, 4, 5)
p.__doc__ = "new"
p.__name__ = "named"
print(p.__doc__, p.__name__, p.__isabstractmethod__, p.__getattribute__("fget")(0))
show(setattr, p, "fget", None)


class C:
    named = p


show(lambda: setattr(C(), "named", 1))
p.__set_name__(C, "renamed")
show(property(fset=len).__get__, "a")
show(lambda: property(lambda self: 1 / 0).__get__(1))
