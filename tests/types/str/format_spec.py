# A string's format specification: fill, alignment, width, precision; nothing numeric.
from _show import show

for spec in "", "s", "5", "<5", ">5", "^5", "*^6", ".2", "5.1", ".0", "05", "→>4", "é<4s", "<05":
    print(spec, "|" + format("abc", spec) + "|", "|" + "abc".__format__(spec) + "|")
for spec in "d", "=5", "+", " ", ",", "_", "#", ".", "5.", "x", "z", "5s5", ".2.3", "1" * 30:
    show(format, "abc", spec)
show("abc".__format__, 5)
show("abc".__format__)
