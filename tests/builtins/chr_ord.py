# chr() and ord().
from _show import show

print(chr(97), ascii(chr(0x10FFFF)), ord("a"), ord("𝄞"), ord(b"x"), ord(bytearray(b"y")), chr(True) == "\x01", ascii(chr(0xD800)))
for arg in -1, 0x110000, "a", 1.5, 1 << 70:
    show(chr, arg)
for arg in "", "ab", b"", 5, None:
    show(ord, arg)
