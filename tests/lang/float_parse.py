def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

for text in ["1", "1.5", " 1.5\n", "1.", ".5", ".", "", " ", "1e5", "1E+5", "1e-5", "1e", "e5", "1e5.5", "+1", "-1", "+-1", "1_000.5",
             "1__0", "_1", "1_", "1_.5", "1._5", "1e1_0", "1_e5", "inf", "-INF", "Infinity", "+infinity", "infinit", "nan", "-NaN", "nan(1)",
             "0x10", "1e400", "-1e400", "1e-400", "0e9999999999999999999", "1e-9999999999999999999", "1" * 400, "0." + "0" * 400 + "1",
             "9007199254740993", "9007199254740992.99999999999999999", "2.4703282292062327e-324", "2.4703282292062328e-324",
             "1.7976931348623158e308", "1.797693134862315807e308", "1.797693134862315808e308", "\u0661.\u0665", "\uff11e\uff12", "1\0", "1 5",
             "\u20031.5\u2003", "0" * 1000 + "1.5", "1.5" + "0" * 1000, "1.00000000000000011102230246251565404236316680908203125",
             "1.00000000000000011102230246251565404236316680908203124", "1.00000000000000011102230246251565404236316680908203126", "x"]:
    show(float, text)
show(float, b"1.5")
show(float, b"x")
show(float, bytearray(b"2.5"))
show(float, bytearray(b"z"))
show(float, None)
show(float, [])
show(float, 1j)
show(float, 5)
show(float, True)
show(float)
show(float, x=1)
show(float, 1, 2)
class F:
    def __float__(self): return 2.5
class G:
    def __float__(self): return 1
class I:
    def __index__(self): return 9
show(float, F())
show(float, G())
show(float, I())
show(float.from_number, 3)
show(float.from_number, F())
show(float.from_number, "3")
