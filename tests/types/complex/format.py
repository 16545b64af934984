# format() applies a float's specification to both parts.
from _show import show

z = 1234.5 - 0.25j
for spec in "", ".1f", "e", "g", ".3", "20", ">25.2f", "^25", ",.2f", "+", "_.1f", "#.3g":
    print(spec, "|" + format(z, spec) + "|", "|" + format(-1j, spec) + "|")
for spec in "05", "=10", "%", "d", "s", ".2c":
    show(format, z, spec)
print(z.__format__(".0f"), f"{1j:.2}", "{:g}".format(complex("inf")))
show(lambda: "%f" % 1j)
