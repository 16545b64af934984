# Fill, alignment, width and precision of text; what strings refuse.
from _show import show

for spec in "", "s", "5", "<5", ">5", "^5", "^6", "*<5", "*^7s", ".2", ".0", "8.2", "x^8.2s", "{<5", "}>5", "é^7", "05", "<05", "0", "1", "-^5" :
    print(f"{spec!r}: [{format('abc', spec)}]")
for spec in "=5", "+5", " s", "#s", ",", "_", "d", "f", "x", "z", "s5", ".s", ".-1", "5.", "ss", "0=5", "<<<5", "n", "c":
    show(format, "abc", spec)
