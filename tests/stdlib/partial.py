from functools import partial, partialmethod, Placeholder as _

add = lambda *args, **kw: (args, kw)
p = partial(add, 1, x=2)
print(p(3, y=4), p.args, p.keywords, partial(p, 5)(6))
print(partial(add, _, 2)(1), partial(partial(add, _, _, 3), 1)(2))
class C:
    def m(self, *args): return args
    n = partialmethod(m, 1, 2)
print(C().n(3))
try:
    partial(add, _, 1)()
except TypeError as error:
    print(error)
