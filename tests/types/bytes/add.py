# + joins bytes with anything that has a buffer; the left side decides the type.
from _show import show
import array

print(b"a" + b"b", b"a" + bytearray(b"b"), b"a" + memoryview(b"b"), b"" + b"", b"a" + array.array("B", [66]))
show(lambda: b"a" + "b")
show(lambda: b"a" + 1)
show(lambda: "a" + b"b")
show(lambda: b"a" + [1])
print(b"a".__add__(b"b"))
show(b"a".__add__, "b")
