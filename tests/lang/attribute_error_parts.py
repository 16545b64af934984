# Who refuses to set or delete an attribute says which, and of what.
import sys


class Slots:
    __slots__ = ("q",)


class Open:
    pass


def f():
    pass


def show(action, *args):
    try:
        action(*args)
    except Exception as e:
        print(type(e).__name__, e, "|", e.name, type(e.obj).__name__)


show(setattr, 1, "x", 2)
show(delattr, 1, "x")
show(setattr, Slots(), "x", 2)
show(delattr, Slots(), "x")
show(delattr, Slots(), "q")
show(getattr, Slots(), "q")
show(setattr, object(), "r", 1)
show(delattr, Open(), "r")
show(setattr, len, "r", 1)
show(setattr, "text", "upper", 1)
show(delattr, f, "r")
show(delattr, sys, "nothing")
show(delattr, Open, "r")
show(setattr, sys, "__dict__", {})
show(setattr, 1j, "real", 2)
print(type(complex.real).__name__, complex.real.__doc__, (3+4j).imag)

# The name is a full one where the class is of another module.
Slots.__module__ = "elsewhere"
show(getattr, Slots(), "q")
