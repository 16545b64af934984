# format(): types, signs, grouping, fill, alignment, alternate forms.
from _show import show

for spec in "", "d", "5", "<5", "^5", "+", " ", "05", "+06d", "x", "X", "#x", "#b", "#o", "08b", "#010x", ",", "_", "_x", "*>8", "c", "n", "e", ".2f", "g", "%", "=+7", "10_d", "010,":
    print(spec, "|" + format(1234, spec) + "|", "|" + format(-97, spec if spec != "c" else "d") + "|")
for spec in ".2", "s", ",x", "+c", "_c", ",_", "5.5d", "#c", "z", "ñ", "=", ".2d", "q", "_n":
    show(format, 65, spec)
print((5).__format__("3"), format(10**20, ","), format(10**20, "_x"), format(True), format(True, "d"), format(123456789, "_b"), format(0, "c") == "\0")
show(format, -1, "c")
show(format, 0x110000, "c")
show((5).__format__, 5)
