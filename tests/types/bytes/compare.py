# Bytes compare with bytes and buffers byte by byte; with text never.
from _show import show

print(b"a" < b"b", b"a" < b"aa", b"\xff" > b"\x7f", b"" <= b"", b"a" == bytearray(b"a"), b"a" != memoryview(b"a"), b"b" >= b"a")
print(b"a" == "a", b"a" != 97, b"a" == [97])
show(lambda: b"a" < "a")
show(lambda: b"a" >= 1)
print(b"a".__eq__("a"), b"a".__lt__(b"b"), b"a".__le__(b"a"), b"a".__gt__(b"b"), b"a".__ge__(1), b"a".__ne__(b"b"))
print(sorted([b"b", b"", b"ab", b"a"]), b"a" < bytearray(b"b"))
