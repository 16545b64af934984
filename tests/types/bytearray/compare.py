# A bytearray equals bytes with the same contents, has order with buffers, and no hash.
from _show import show

data = bytearray(b"b")
print(data == b"b", data == bytearray(b"b"), data != "b", data < b"c", data <= b"b", data > bytearray(b"a"), data >= b"", data == memoryview(b"b"))
show(lambda: data < "c")
show(hash, data)
show(lambda: {data: 1})
print(data.__eq__(98), data.__lt__(b"a"), data.__le__(b"b"), data.__gt__(b"a"), data.__ge__(None), data.__ne__(b"b"), bytearray.__hash__)
