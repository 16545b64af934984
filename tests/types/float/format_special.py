# Infinities and not-a-numbers in every presentation: no digits, but signs and padding.
from _show import show

for x in float("inf"), float("-inf"), float("nan"), -float("nan"):
    print(*[f"{x:{spec}}" for spec in ("", "f", "F", "e", "E", "g", "G", "%", ".1f", "+", " ", "08", "08F", ",", "_f", "z", "*>6", "<6", "=+8", "n")], sep="|")
for spec in "d", "x", "s", "c", "b", "q", ".-1f", "1.f5", "ff", ",,f", ",n", "_%", "#z":
    show(format, 1.5, spec)
