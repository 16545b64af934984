# t-strings keep their parts.
from _show import show

name, n = "x", 5
t = t"Hello {name!r:>{n}} and {n + 1}!"
print(type(t).__name__, t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations], [type(p).__name__ for p in t])
print(t + t"more {n}", t"{n=}".strings, t"".strings, t"a" t"{n}b", list(t"{1}{2}"), t'{n!s}'.interpolations[0], rt"\d{n}".strings)
show(lambda: t + "text")
show(lambda: t"{undefined}")
show(eval, "t'a' 'b'")
show(eval, "t'a' f'b'")
show(eval, "tb'a'")
show(lambda: str(t)[:9])
