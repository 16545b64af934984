# startswith() and endswith() take bytes, buffers, or a tuple of them.
from _show import show

data = b"minipy.h"
print(data.startswith(b"mini"), data.startswith((b"x", b"mi")), data.startswith(bytearray(b"py"), 4), data.startswith(b"", 9), data.startswith(()))
print(data.endswith(b".h"), data.endswith(memoryview(b"y"), 0, 6), data.endswith((b"c", b"h")), data.endswith(b"", 8))
show(data.startswith, "mini")
show(data.endswith, (b"a", "h"))
show(data.endswith, 104)
show(data.startswith, [b"m"])
show(data.startswith)
