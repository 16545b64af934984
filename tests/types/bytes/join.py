# join() takes an iterable of buffers.
from _show import show

print(b", ".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join(()), b"-".join(x for x in (b"1", b"2")), b"-".join([b"alone"]))
show(b"".join, [1])
show(b"".join, ["a"])
show(b"".join, b"ab")
show(b"".join, 5)
show(b"".join, [b"a", None])
