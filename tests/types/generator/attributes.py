# What a generator tells about itself.
import inspect
from _show import show


def inner():
    print(inspect.getgeneratorstate(g), g.gi_running)
    yield 1


def outer():
    yield from inner()


g = outer()
print(g.gi_running, g.gi_yieldfrom, g.gi_suspended, g.gi_code is outer.__code__, g.__name__, g.__qualname__, g.gi_frame.f_lineno, inspect.getgeneratorstate(g))
next(g)
print(g.gi_suspended, g.gi_yieldfrom.__name__, g.gi_frame.f_code.co_name)
list(g)
print(g.gi_frame, g.gi_suspended, inspect.getgeneratorstate(g), repr(g).startswith("<generator object outer at 0x"))
g.__name__ = "renamed"
g.__qualname__ = "a.b"
print(g.__name__, repr(g)[:21], g.__iter__() is g, g.__repr__() == repr(g), g.__getattribute__("gi_code").co_name)
show(setattr, g, "__name__", 5)
show(setattr, g, "gi_code", 5)
show(type(g))
