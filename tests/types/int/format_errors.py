# Format specifications that integers refuse, in which words.
from _show import show

for spec in "z", "q", "d ", "10.5", ".5d", "s", "+s", "c5", "+c", "#c", "5q5", "<<<", "==", "0=", "=", "^^5", "a>5", "\u20ac<5", "99999999999999999999", ".99999999999999999999f", "10000000000000d" if False else "u", "i", "B", "#X", "#b", " d", "-d", "+ d", "0<5", "05c", "t", "!r", "e ", ".f", ".", "5.", "l", "%%":
    show(format, 65, spec)
show(format, 2 ** 31, "c")
show(format, -1, "c")
show(format, 10 ** 400, "f")
show(format, 10 ** 400, "e")
show(format, 10 ** 20, "f")
