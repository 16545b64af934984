# What a function knows, and what may be assigned.
from _show import show


def f(a, /, b: int = 1, *args, c, d=2, **kwargs) -> str:
    "Docs."
    return a, b, args, c, d, kwargs


print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__annotate__(1), f.__closure__, f.__type_params__, f.__dict__, f.__code__.co_name, f.__globals__ is globals(), f.__builtins__["len"] is len)
f.__defaults__ = (7,)
f.__kwdefaults__ = {"c": 8}
f.__name__, f.__qualname__, f.__doc__, f.note = "g", "Q.g", "New.", 1
print(f(1, d=0), f.__dict__, repr(f)[:13], f.__repr__() == repr(f))
f.__annotations__ = {"x": 1}
print(f.__annotations__, f.__annotate__)
for name, value in ("__name__", 5), ("__code__", 5), ("__defaults__", 5), ("__kwdefaults__", 5), ("__globals__", {}), ("__closure__", ()), ("__dict__", 5), ("__annotations__", 5), ("__qualname__", None), ("__type_params__", 5):
    show(setattr, f, name, value)
del f.__defaults__
show(f)
