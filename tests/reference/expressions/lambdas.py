# lambda: all kinds of parameters, defaults, scopes.
from _show import show

print((lambda: 5)(), (lambda x, /, y=2, *a, z=3, **k: (x, y, a, z, k))(1, 5, 6, z=7, q=8), (lambda *, k: k)(k=1), (lambda x: lambda y: x + y)(1)(2), [f(3) for f in [lambda x: x, lambda x: -x]], (lambda: (yield))().__class__.__name__, sorted("bA", key=lambda s: s.lower()), (lambda x=(lambda: 9)(): x)())
f = lambda: 0
print(f.__name__, f.__qualname__, (lambda: [i for i in range(2)])())
for source in "lambda x=1, y: 1", "lambda *: 1", "lambda x y: 1", "lambda: pass", "lambda x: int: 1", "lambda (a, b): 1", "lambda **k, a: 1", "lambda *a, *b: 1", "lambda a, /, b, /: 1", "lambda None: 1", "lambda: x = 1":
    show(compile, source, "f", "exec")
