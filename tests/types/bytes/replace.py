# replace() replaces parts, a number of times.
from _show import show

print(b"aaa".replace(b"a", b"bc"), b"aaa".replace(b"a", b"", 2), b"abc".replace(b"", b"-"), b"abc".replace(b"", b"-", 1), b"".replace(b"", b"x"))
print(b"aXb".replace(bytearray(b"X"), memoryview(b"YY")), b"abc".replace(b"z", b"y"), b"aa".replace(b"a", b"b", -1))
show(b"a".replace, "a", b"b")
show(b"a".replace, b"a", "b")
show(b"a".replace, b"a", 98)
