# isprintable(): what repr() shows as it is; the empty string is printable.
from _show import show

for text in "", "a b", "a\n", "\x7f", "\xa0", "é", "\xad", "\u2028", "\ud800", "\ue000", "𝄞", "\U0010ffff", "\u0378":
    print(ascii(text), text.isprintable(), repr(text) == f"'{text}'")
show("a".isprintable, 1)
