# % of bytes: %b and %s want bytes, %a and %r give ASCII.
from _show import show

class B:
    def __bytes__(self): return b"made"

print(b"%b|%s|%5s|%-5b|%.1s" % (b"a", bytearray(b"b"), b"c", memoryview(b"d"), b"ef"), b"%b" % B(), b"%a %r" % ("\xe9", "\u20ac"), b"%d %x %#o %05d" % (1, 255, 8, -3), b"%c%c" % (65, b"B"), b"%.2f %e" % (1.5, 2.5), b"%(k)s" % {b"k": b"v"}, b"%%", bytearray(b"%d") % 5)
for text, values in (b"%s", "a"), (b"%b", 5), (b"%c", "a"), (b"%c", 256), (b"%c", b"ab"), (b"%d", b"1"), (b"%q", 1), (b"%(k)s", {"k": b"v"}), (b"%s", ()), (b"x", 1), (b"%s %s", b"a"), (b"%", 1), (b"%x", 1.5), (b"%c", -1), (b"%f", b"1"):
    show(lambda: text % values)
