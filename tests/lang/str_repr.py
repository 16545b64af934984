# repr() and ascii().
for s in ['', 'abc', "it's", '"', '\'"', '\\', '\n\r\t\x00\x1f\x7f', '\x80\xa0\xad\xe9', '\u2028\u3000\ufeff', '日本', '\ud800', '\U0001f600\U000e0001\U0010ffff', 'a' * 50]:
    print(repr(s) if s.isascii() else ascii(repr(s)), ascii(s))
for c in range(0, 0x800, 7):
    print(ascii(repr(chr(c))), end=' ')
print()
for b in [b'', b'abc', b"it's", b'"', b'\'"', b'\\', bytes(range(256))]:
    print(repr(b), repr(bytearray(b)), str(bytearray(b)))
