# format(): e, f, g, n, %, grouping, sign of zero.
from _show import show

for spec in "", ".2f", ".0f", "#.0f", "e", ".3E", "g", ".3g", "#.3g", "%", ".1%", "+.1f", " .1f", "010.2f", ",.2f", "_.2f", "*^12.1f", "=+9.1f", "n", ".10", "z.0f", ",", "12", "<9.2f", ".2F", ".0e", "G":
    print(spec, "|" + format(1234.5678, spec) + "|" + format(-0.001, spec) + "|")
for x in float("inf"), -float("inf"), float("nan"):
    print(format(x, "f"), format(x, "F"), format(x, "08.2f"), format(x, "+g"), format(x, "%"))
for spec in "d", "x", "s", "c", ".f", "5.5.5", ",,", "b", ".-1f":
    show(format, 1.5, spec)
print((1.5).__format__(".2f"), format(-0.0, "z"), format(-0.4, "z.0f"), format(1e50, ".0f"), format(0.000123456789, ".3g"), format(1e16), format(123456789.0, ".3"))
show((1.5).__format__)
