# split() and rsplit(): at ASCII white space, or at a separator that is a buffer.
from _show import show

print(b" a  b\tc\n".split(), b"a b c".split(None, 1), b"a,b,,c".split(b","), b"a,b,c".split(b",", maxsplit=1), b"a\x85b\xa0c".split(), b"".split(), b"".split(b","))
print(b"a b c".rsplit(None, 1), b"a,b,c".rsplit(b",", 1), b"a<>b".split(sep=bytearray(b"<>")), b"  a  ".rsplit(maxsplit=0), b"a\x1fb".split())
show(b"a".split, "")
show(b"a".split, b"")
show(b"a".rsplit, 44)
show(b"a".rsplit, b"")
show(b"a".split, b"a", "b")
