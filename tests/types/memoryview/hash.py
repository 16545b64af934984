# The hash of a read-only view of bytes is that of the bytes.
import array
from _show import show

print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"abc")[::-1]) == hash(b"cba"), memoryview(b"a").__hash__() == hash(b"a"))
show(hash, memoryview(bytearray(b"a")))
show(hash, memoryview(bytes(4)).cast("i"))
view = memoryview(bytearray(b"x")).toreadonly()
show(lambda: hash(view) == hash(b"x"))
