# strip(), lstrip() and rstrip() take a set of bytes.
from _show import show

print(b" \t\na\x0b\x0c ".strip(), b"xxaxx".strip(b"x"), b"xyaxy".lstrip(b"yx"), b"axy".rstrip(bytearray(b"xy")), b"a".strip(b""), b" a ".strip(None), b"\x85a\xa0".strip())
show(b"a".strip, "a")
show(b"a".lstrip, 97)
show(b"a".rstrip, b"a", b"b")
