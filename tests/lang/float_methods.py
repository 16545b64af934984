def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

inf, nan = float("inf"), float("nan")
for v in (0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 2.675, 1e22, 123456.789, 5e-324, 1.7e308, -0.1):
    print(v, v.is_integer(), v.as_integer_ratio(), v.hex(), int(v), v.__floor__(), v.__ceil__(), v.__trunc__(), round(v), v.conjugate(), v.real, v.imag)
for v in (inf, -inf, nan):
    print(v.is_integer(), v.hex())
    for f in (v.as_integer_ratio, v.__floor__, v.__ceil__, v.__trunc__, v.__round__):
        show(f)
print((2.5).__getnewargs__(), (2.5).__bool__(), (2.5).__float__(), (2.5).__int__())
show(float.__getformat__, "double")
show(float.__getformat__, "x")
for text in ["0x1p3", "0x1.8p1", "-0x1.999999999999ap-4", "1.8", "a", "0xA.", ".8", "0x.8p4", "inf", "-INFINITY", "nan", " 0x1p0 ", "0x1p5000", "0x1p-5000",
             "0x1.fffffffffffff7fp1023", "0x1.fffffffffffff8p1023", "0x1p-1075", "0x1.0000001p-1075", "0x3p-1075", "0x1.8p-1074",
             "0x1.00000000000008p0", "0x1.000000000000081p0", "0x1.00000000000018p0", "", "x", "0x", "p3", "0x1p", "0x1.p+", "infx", "0x1 p3", "1_0"]:
    show(float.fromhex, text)
show(float.fromhex, 3)
class Sub(float):
    pass
print(type(Sub.fromhex("0x1p3")), Sub(1.5), repr(Sub("2.5")), type(Sub(1) + 1), Sub(1.5) == 1.5, hash(Sub(1.5)) == hash(1.5), type(Sub.from_number(3)))
s = Sub(3)
s.attribute = 5
print(s.attribute, s * 2, -s, type(+s), isinstance(s, float))
