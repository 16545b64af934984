# isascii(): no code point is above 127; the empty string is ASCII.
from _show import show

for text in "", "abc", "\x7f", "\x80", "é", "a" * 1000 + "é", "a" * 1000:
    print(ascii(text[-5:]), text.isascii())
show("a".isascii, 1)
