# decode(): codecs and error handlers.
from _show import show

data = b"a\xc3\xa9\xff\xe2\x82"
for errors in "ignore", "replace", "backslashreplace", "surrogateescape":
    print(errors, ascii(data.decode("utf-8", errors)))
print(b"\xe9".decode("latin-1"), b"ab".decode(), b"\xff\xfea\x00".decode("utf-16"), b"ab".decode(errors="ignore", encoding="ascii"), b"\x80".decode("cp1252"))
show(data.decode)
show(b"\xff".decode, "ascii")
show(b"a".decode, "utf-16")
show(b"\xed\xa0\x80".decode)
show(b"\xf5\x80".decode)
show(b"\xc0\x80".decode)
show(b"a".decode, "no such codec")
show(b"a".decode, 1)
show(b"a".decode, "hex")
