# How arguments find parameters, and what is said if they don't.
from _show import show


def f(a, b, /, c, d=4, *, e, g=7):
    return a, b, c, d, e, g


def h(*args, **kwargs):
    return args, kwargs


print(f(1, 2, 3, e=5), f(1, 2, c=3, e=5, d=0), f(*[1, 2], **{"c": 3, "e": 5}), h(1, *"ab", x=2, **{"y": 3}), h(**{"a": 1}, b=2))
show(f)
show(f, 1)
show(f, 1, 2, 3)
show(f, 1, 2, 3, 4, 5, e=6)
show(f, 1, 2, 3, e=5, x=1)
show(f, 1, 2, 3, e=5, c=3)
show(f, a=1, b=2, c=3, e=5)
show(lambda: 0, 1)
show(lambda a: 0)
show(lambda a, b: 0)
show(lambda a, b, c: 0, 1)
show(lambda *, k: 0)
show(lambda *, k, l: 0)
show(lambda a, b=1: 0, 1, 2, 3)
show(lambda x: x, y=1)
show(f, 1, 2, 3, eee=5, e=1)
