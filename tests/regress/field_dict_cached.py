# Attributes of a function, a partial and a cached function come before those of their class, at a site that has seen them too.
import functools


def f():
    """f's own"""


p = functools.partial(f)
p.__doc__ = 'of p'
p.func_too = 1
c = functools.cache(f)
w = functools.wraps(f)(functools.partial(print))
for thing in p, c, w, f:
    print([thing.__doc__ for _ in range(3)], [thing.__module__ for _ in range(3)])


def doc(thing):
    return thing.__doc__


print([doc(thing) for thing in (p, c, functools.partial, p, c, f, p)][3:])


def reduce(thing):
    return thing.__reduce__()


class P(functools.partial):
    def method(self):
        return 'class'


q = P(f)


def call(thing):
    return thing.method()


print([call(q) for _ in range(3)])
q.method = lambda: 'own'
print([call(q) for _ in range(3)])
p.__reduce__ = lambda: 'own'
c.cache_info = lambda: 'own'
print([reduce(p) for _ in range(3)], [c.cache_info() for _ in range(3)])
