# % formats: flags, widths, precisions, a mapping; a tuple is many arguments.
from _show import show

print("%s %r %a" % ("é", "é", "é"), "%d%%" % 50, "%5.2f|%-6d|%+d|% d|%06d" % (3.14159, 42, 7, 7, -42))
print("%x %X %#x %o %#o %e %G %c%c" % (255, 255, 255, 8, 8, 12345.678, 1e-10, 65, "é"), "%*d|%-*s|%.*f" % (5, 42, 4, "a", 1, 2.55))
print("%(a)s and %(b)05d" % {"a": "x", "b": 42}, "%s" % [1], "%s" % ((1, 2),), "%.3s|%5.1s|" % ("abcdef", "xyz"), "%i %u" % (3.99, 4))
for pattern, args in [("%d", "x"), ("%d %d", 1), ("%d", (1, 2)), ("plain", 1), ("%", ()), ("%q", 1), ("%c", "ab"), ("%c", 0x110000), ("%c", -1),
                      ("%(a)s", 1), ("%(a)s", {}), ("%(a", {}), ("%x", 1.5), ("%*d", ("a", 1)), ("%f", "1"), ("%c", 1.5), ("%.s", "a"), ("%s", ())]:
    show(lambda: pattern % args)
print("%s".__mod__(3), "x".__rmod__(3), "x".__rmod__("%s!"))
