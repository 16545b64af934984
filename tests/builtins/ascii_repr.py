# ascii() is repr() with everything else escaped.
from _show import show


class C:
    def __repr__(self):
        return "é→𝄞"


class Wrong:
    def __repr__(self):
        return 5


print(ascii("aé→𝄞\n"), ascii(C()), repr(C()), ascii([C()]), ascii(b"\xff"))
show(ascii, Wrong())
show(repr, Wrong())
show(repr)
