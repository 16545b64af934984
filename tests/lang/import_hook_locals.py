# What an own __import__ is given as locals: None in functions, generators among them.
import builtins

original = builtins.__import__


def hook(name, globals, locals, fromlist, level):
    print(name, locals if locals is None else type(locals).__name__, fromlist, level)
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = hook


def function():
    import math
    return math


def generator():
    from math import pi
    yield pi


class C:
    import math

    def __init__(self):
        import math


function()
next(generator())
C()
import math
builtins.__import__ = original
print(math.floor(2.5))
