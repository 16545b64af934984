# Literals: escapes, raw strings, concatenation; only ASCII may stand in them.
from _show import show

print(b"\x00\xff\n\t\\\'\"", rb"\x00", b"a" b"b", b"\101\60", b"""line
two""", Rb'\n', b"\
joined")
print(list(b"\a\b\f\v\0"))
show(eval, "b'é'")
show(eval, "b'a' 'b'")
show(eval, r"b'\x1'")
