# Attributes of built-in classes that are computed, and those of __slots__.
import types
from _show import show


class S:
    __slots__ = ("a", "b")


g = types.FunctionType.__code__
print(g, g.__name__, g.__qualname__, g.__objclass__, g.__get__(lambda: 0).co_name, g.__get__(None, type(lambda: 0)) is g, g.__repr__(), g.__getattribute__("__name__"), g.__doc__ is None or "doc")
show(g.__get__, 5)
show(g.__set__, lambda: 0, 5)
show(g.__delete__, lambda: 0)
show(g.__set__, 5, 5)
m = S.a
s = S()
print(m, m.__name__, m.__objclass__)
show(m.__get__, s)
m.__set__(s, 1)
print(m.__get__(s), s.a)
m.__delete__(s)
show(m.__delete__, s)
show(m.__get__, 5)
