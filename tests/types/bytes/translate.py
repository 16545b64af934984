# translate() maps by a table of 256, and can delete.
from _show import show

table = bytes.maketrans(b"abc", b"ABC")
print(len(table), table[97:100], b"aabbcd".translate(table), b"hello".translate(None, b"l"), b"abc".translate(table, b"b"), b"abc".translate(table, delete=b"a"))
print(b"ab".translate(bytearray(table)), b"x".maketrans(b"x", bytearray(b"y"))[120])
show(b"a".translate, b"short")
show(b"a".translate, "text")
show(b"a".translate, None, "x")
show(b"a".translate)
show(bytes.maketrans, b"ab", b"a")
show(bytes.maketrans, "a", "b")
show(bytes.maketrans, b"a")
