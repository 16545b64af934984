# Indentation: any amount that is consistent; tabs count to multiples of eight, and must not be ambiguous.
from _show import show

exec("if 1:\n   a = 1\n   if a:\n         b = 2\nprint(a, b)")
exec("if 1:\n\tx = 1\n\ty = 2\nprint(x, y)")
exec("if 1: a = 1; b = 2\nprint(a + b)")
exec("def f():\n\n    # comment\n  # less\n    return 1\nprint(f())")
for source in "if 1:\nx", "  x = 1", "if 1:\n  a\n b", "if 1:\n\ta\n        b", "if 1:\n    a\n      b", "for i in x:", "class C:\n", "if 1:\n        a\n\tb":
    show(compile, source, "f", "exec")
