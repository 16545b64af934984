# __repr__, __str__, __format__, __bytes__: which is asked when, and what they must return.
from _show import show


class C:
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"

    def __format__(self, spec):
        return f"format({spec})"

    def __bytes__(self):
        return b"bytes"


c = C()
print(c, repr(c), [c], f"{c}", f"{c:x}", f"{c!r:>6}", "%s %r" % (c, c), "{} {!s} {:y}".format(c, c, c), bytes(c), format(c))
for name, value in ("__repr__", 5), ("__str__", b"x"), ("__format__", None), ("__bytes__", "x"), ("__repr__", None):
    bad = type("Bad", (), {name: (lambda self: value) if name != "__format__" else lambda self, s: value})()
    show({"__repr__": repr, "__str__": str, "__format__": format, "__bytes__": bytes}[name], bad)
