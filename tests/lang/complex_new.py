def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

for text in ["1", "1j", "1+2j", "(1+2j)", " ( 1-2j ) ", "((1))", "()", "1+j", "1-J", "j", "-j", "+j", "1j2", "1+2", "1 + 2j", "nan+infj", "infinityj", "-nanj",
             "1e+j", "1_0+2_0j", ".5j", ".j", "1.e3-.5e-3J", "1e3", "1e3j", "", "x", "1+1+1j", "1j+1", "--1j", "1+-2j", "1e400j", "\u0661j", "1j ", "(1j", "1j)", "inf", "1__0j",
             "1_j"]:
    show(complex, text)
class C:
    def __complex__(self): return 1 + 2j
class D:
    def __complex__(self): return 1
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
for args in [(), (1,), (1, 2), (1.5, -2), (1j,), (C(),), (D(),), (F(),), (I(),), (F(), I()), (None,), ([],), ("1", 2), (1, "2"), (1, None), (None, 1), (b"1",), (1, 2, 3), (True,)]:
    show(complex, *args)
show(complex, real=1, imag=2)
show(complex, imag=2)
show(complex, real="1")
show(complex, x=1)
show(complex.from_number, 3)
show(complex.from_number, C())
show(complex.from_number, "1")
class S(complex):
    pass
s = S(1, 2)
s.tag = 1
print(s, type(s), s.tag, type(s + 1), s == 1 + 2j, type(S.from_number(1j)), repr(S("3j")), type(+s))
