# complex() from parts, text and objects.
from _show import show


class Own:
    def __complex__(self):
        return 1 + 2j


class Wrong:
    def __complex__(self):
        return 1


print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -1.5j "), complex("(1-j)"), complex("j"), complex("1e3-2E-1J"), complex("nan+infj"), complex(Own()), complex(real=1, imag=-1), complex(imag=2.5), complex("1_0j"), complex(True))
for args in [("",), ("1 + 2j",), ("a",), ("1+2",), ("1+2ji",), ("((1))",), ("1", 2), (1, "2"), (None,), ([],), (b"1",), (Wrong(),), (1, 2, 3), ("1j+1",), ("--j",), (10**400,)]:
    show(complex, *args)
