# repr() shows ASCII, escapes the rest, and prefers single quotes; str() is the same, or an error under -bb.
for data in b"", b"plain", b"it's", b'"both" it\'s', b"\\", b"\n\r\t\x00\x1f\x7f", bytes(range(125, 131)), b"\xc3\xa9":
    print(repr(data), eval(repr(data)) == data)
print(b"a".__repr__(), b"a".__str__(), f"{b'x'}", format(b"y"), "%s %r" % (b"a", b"b"))
