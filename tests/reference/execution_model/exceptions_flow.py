# An exception leaves frames until a handler fits; the name of a handler is deleted after it.
from _show import show


def f(n):
    try:
        return n / (n - 1)
    except TypeError:
        return "type"
    finally:
        print("finally", end="; ")


print(f(2), f("a"))
show(f, 1)
e = "before"
try:
    raise ValueError("v")
except ValueError as e:
    kept = e
show(lambda: e)
print(kept)
import sys
print(sys.exception())
try:
    raise KeyError
except KeyError:
    print(repr(sys.exception()), sys.exc_info()[0].__name__)
    try:
        raise ValueError
    except ValueError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())
