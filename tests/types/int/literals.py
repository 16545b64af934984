# Literals: bases, underscores, sizes; and what is none.
from _show import show

print(0, 00, 0_0, 1_000_000, 0xFF, 0Xf_f, 0b101, 0B1, 0o17, 0O7, 10**30, 0x_dead_beef, 123456789012345678901234567890)
for text in "01", "1__0", "1_", "0x", "0b2", "0o8", "0_7", "0xg", "1a", "0b", "1_000_", "0x_":
    show(eval, text)
print(1 .real, (5).bit_length(), 1.0.is_integer(), 5 if True else 0)
