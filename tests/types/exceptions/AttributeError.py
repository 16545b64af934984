# An AttributeError knows the object and the name.
from _show import show


class C:
    color = 1

    def __getattr__(self, name):
        raise AttributeError("custom")


for f in (lambda: (5).nope), (lambda: C().nope), (lambda: int.nope), (lambda: delattr(C(), "color")):
    try:
        f()
    except AttributeError as e:
        print(e, "|", e.name, "|", e.obj if not isinstance(e.obj, C) else "a C")
e = AttributeError("m", name="n", obj=5)
print(repr(e), e.name, e.obj, e.args, AttributeError().name, e.__reduce__()[:2], e.__getattribute__("name"), e.__str__())
show(AttributeError, "a", wrong=1)
e.name = e.obj = None
print(e.name)
