# hex() may put a separator every so many bytes, counted from the right, or from the left for a negative count.
from _show import show

data = bytes(range(0xa8, 0xb0))
print(data.hex(), data.hex(":"), data.hex("-", 3), data.hex("-", -3), data.hex(b"_", 0), data.hex(" ", 100), b"".hex(":"), data.hex(sep=".", bytes_per_sep=4))
show(data.hex, "ab")
show(data.hex, "")
show(data.hex, "é")
show(data.hex, 5)
show(data.hex, ":", "1")
