# % formats bytes: %b and %s take buffers, %a gives ASCII, %c an integer or one byte.
from _show import show

print(b"%d %5d|%-5d|%05d" % (1, 2, 3, -4), b"%x %X %o" % (255, 255, 8), b"%.2f %e" % (3.14159, 1e10), b"%c%c" % (65, b"B"))
print(b"%s %b" % (b"x", bytearray(b"y")), b"%a %r" % ("é", "é"), b"%%", b"%(k)s" % {b"k": b"v"}, b"%5s|%-5b|%.1s" % (b"a", b"b", b"cd"))
for pattern, args in [(b"%s", "text"), (b"%b", 1), (b"%c", 256), (b"%c", b"ab"), (b"%c", "a"), (b"%d", b"1"), (b"%s", ()), (b"%s", (b"a", b"b")), (b"x", 1), (b"%z", 1), (b"%", 1), (b"%(k)s", {"k": b"v"})]:
    show(lambda: pattern % args)


class Own:
    def __bytes__(self):
        return b"<own>"


print(b"%b" % Own(), b"%d".__mod__(5), b"x".__rmod__(b"%s!"))
