# A bare raise finds the exception that is being handled, also in functions called by the handler.
from _show import show

def again(): raise

def f():
    try:
        raise ValueError("handled")
    except ValueError:
        again()

def g():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise

def h():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    raise

def gen():
    try:
        raise KeyError("generator's own")
    except KeyError:
        yield
        raise

def k():
    it = gen()
    next(it)
    try:
        raise ValueError("caller's")
    except ValueError:
        next(it)

for call in f, g, h, k, again:
    show(call)
