# Chaining: __context__, __cause__, __suppress_context__.
from _show import show


def caught(f):
    try:
        f()
    except Exception as e:
        return e


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k")


def explicit():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e


def none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None


for f in implicit, explicit, none:
    e = caught(f)
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__, type(e.__traceback__).__name__)
e.__cause__ = ValueError("set")
e.__context__ = None
print(repr(e.__cause__), e.__suppress_context__, e.__context__)
show(setattr, e, "__cause__", 5)
show(setattr, e, "__context__", 5)
show(setattr, e, "__traceback__", 5)
show(delattr, e, "__cause__")
e.__traceback__ = None
e.__suppress_context__ = False
print(e.__traceback__)
