# int(), float() and complex() of text: spaces, signs, underscores, other digits; what they refuse.
from _show import show

for text in "5", " 5 ", "+5", "-5", "--5", "5_0", "5__0", "_5", "5_", "0x10", "٣", "５", "", " ", "5.0", "1e3", "inf", "-nan", "infinity", "INF", "1_0.5_0", "1._5", ".5", "5.", ".", "1e", "1e+5", "1 2", "\t5\n", "\u20035\u2003", "5\0", "1j", "1+j", "1+2j", "(1+2j)", "( 1+2j )", "1 + 2j", "j", "-j", "nanj", "infj", "1e5j", "1+2", "2j+1", "²", "½", "五":
    print(ascii(text), end=": ")
    for t in int, float, complex:
        try: print(t(text), end=" | ")
        except ValueError as e: print(e if t is int else "no", end=" | ")
    print()
for base in 0, 2, 8, 16, 36, 1, 37, -1, "x":
    for text in "10", "0b1", "0o7", "0xf", "zz", "010", "00", "0_1", "_1", "0x_f":
        try: print(base, text, int(text, base), end="; ")
        except (ValueError, TypeError) as e: print(base, text, e, end="; ")
    print()
show(int, 5, 10), show(int, 5.5, 10), show(int, b"12", 3), show(int, None), show(float, None), show(complex, None), show(complex, "1", 2), show(complex, 1, "2"), show(float, b"1.5"), show(int, base=5), show(int, float("nan")), show(int, float("inf"))
