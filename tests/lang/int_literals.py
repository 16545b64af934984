def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

for text in ["x", "", "  ", " 12 ", "1__0", "_1", "1_", "1_000", "+5", "-5", "+-5", "- 5", "0x10", "1e3", "1.5",
             "\t7\n", "\u0661\u0662", "\uff19", "\u2003 8\u2003", "9" * 30, "-" + "9" * 30, "0" * 50 + "1", "1\0", "\u00b2"]:
    show(int, text)
for text, base in [("0x1f", 16), ("0x1f", 0), ("1f", 16), ("0X_1F", 16), ("0x", 16), ("0x_", 0), ("0b101", 2), ("0b102", 2),
                   ("0o17", 8), ("0o18", 8), ("017", 8), ("01", 0), ("00", 0), ("0_0", 0), ("0_1", 0), ("0", 0), ("z", 36),
                   ("Zz", 36), ("-0b11", 0), ("0o17", 0), ("0B1", 0), ("12", 3), ("13", 3), ("1" * 70, 7), ("1", 37),
                   ("1", 1), ("1", -1), ("1", 2.0), ("1", 10 ** 30), ("b", 16), ("0b1", 16), (b"77", 8), (bytearray(b"77"), 8),
                   (b"x", 8), ("f" * 40, 16), ("7" * 40, 8), ("1" * 100, 2), ("v" * 20, 32)]:
    show(int, text, base)
show(int, 5, 2)
show(int, base=2)
show(int, "101", base=2)
show(int, x=1)
show(int, 1, 2, 3)
show(int, None)
show(int, [])
show(int, b"12")
show(int, b" 12 ")
show(int, b"1x")
show(int, bytearray(b"x"))
show(int, memoryview(b"12"))
show(int)
show(int, 1.9)
show(int, -1.9)
show(int, 1e30)
show(int, float("nan"))
show(int, float("inf"))
show(int, 1j)
show(int, True)
