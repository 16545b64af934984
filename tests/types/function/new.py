# Functions can be made of code.
import types
from _show import show


def outer():
    x = 1

    def inner(a, b=2):
        return a, b, x
    return inner


inner = outer()
F = types.FunctionType
f = F(inner.__code__, {}, "name", (9,), inner.__closure__)
print(f(1), f.__name__, f.__module__, F(code=(lambda: 5).__code__, globals={})(), F((lambda **k: k).__code__, {}, kwdefaults={})(a=1))
show(F, inner.__code__, {})
show(F, inner.__code__, {}, None, None, ())
show(F, (lambda: 0).__code__, {}, None, None, inner.__closure__)
show(F, 5, {})
show(F, inner.__code__, 5)
show(F, inner.__code__, {}, 5)
show(F, inner.__code__, {}, None, 5)
f.__code__ = inner.__code__
show(setattr, f, "__code__", (lambda: 0).__code__)
