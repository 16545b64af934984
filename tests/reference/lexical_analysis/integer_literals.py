# Integers in four bases, underscores between digits; what is no integer.
import warnings

warnings.simplefilter("ignore")
print(0b101, 0B1_0, 0o17, 0O7_7, 0xFf, 0X_a, 1_000, 0, 00, 0_0, 000_0, 0x_1_2, 9_9)
for source in "1__0", "1_", "0b2", "0b", "0o8", "0x", "0xg", "012", "0_7", "1_a", "0b1_", "0b_", "0_b1", "08", "00.5", "09.5", "012e1", "1a", "0x1z", "0b12", "1e", "5L", "0xfor", "1if 1else 2", "1or 2", "0b1and 1", "[1for x in ()]", "1not in ()":
    try:
        print(source, eval(source))
    except SyntaxError as e:
        print(source, e.msg, e.offset)
