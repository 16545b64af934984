# What % of text says when fields and values don't fit.
from _show import show

for text, values in ("%d", "a"), ("%d", None), ("%x", 1.5), ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%c", 0x110000), ("%s %s", 1), ("%s", (1, 2)), ("%s", ()), ("%", 1), ("%q", 1), ("%d %", 1), ("%(a)s", 1), ("%(a)s", {}), ("%(a", {}), ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%*d", ("x", 1)), ("%*d", 1), ("%.*f", (1.5, 1)), ("%f", "x"), ("%e", None), ("x", 1), ("x", (1,)), ("x", [1]), ("x", "a"), ("%s" , {}), ("%99999999999999999999d", 1), ("%.99999999999999999999d", 1), ("%i", 1j), ("%o", "8"), ("%-", 1), ("%(x)*d", {"x": 1}), ("%\u00e9", 1), ("%5", 1), ("%d", float("nan")), ("%d", float("inf")), ("%l", 1):
    show(lambda: text % values)
class I:
    def __index__(self): return 10
class N:
    def __int__(self): return 11
for spec in "%d", "%x", "%o", "%c", "%i", "%f", "%s":
    for value in I(), N():
        if spec != "%s": show(lambda: spec % value)
