# What a module wants of the future, that which it compiles wants as well, unless it says dont_inherit.
from __future__ import annotations

SOURCE = "def f(x: a.b): pass\nprint(f.__annotations__)"
exec(SOURCE)
exec(compile(SOURCE, "made", "exec"))
exec(compile(SOURCE, "made", "exec", 0, False))
exec(compile("def f(x: int): pass\nprint(f.__annotations__)", "made", "exec", dont_inherit=True))
print(eval("(lambda: 1).__code__.co_flags & 0x1000000"))
print(compile("1", "made", "eval").co_flags & 0x1000000, compile("1", "made", "eval", 0, True).co_flags & 0x1000000)
