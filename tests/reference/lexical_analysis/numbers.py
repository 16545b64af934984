# Numbers touch no letters; signs are operators.
from _show import show

print(0x_f, 1_0.0_1, 1e1_0, .1_2, 0b_1, 1_000j, 0o_7, 00, -5 ** 2)
for source in "1__0", "0b12", "0o9", "01", "1.e", "1e", "1_", "0x", "1_a", "1.2.3", "1..2", "0b1.0", "09.5", "1r":
    show(eval, source)
