# split() without a separator splits at runs of white space, and drops those at the ends.
from _show import show

print("  one  two\tthree\n".split(), "".split(), "   ".split(), "one".split())
print("a b c d".split(None, 2), "  a  b  ".split(None, 1), "  a  b  ".split(maxsplit=0), " a ".split(None, -1))
print([ascii(w) for w in "a\u2003b\x1cc\x85d\u200be\xa0f\u3000g".split()])
print("a\x1fb\x0bc\x0cd".split(), "a\x00b".split())
show("a".split, None, "1")
show("a".split, maxsplit=None)
