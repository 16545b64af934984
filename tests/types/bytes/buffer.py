# Bytes lend their memory, for reading.
import array
from _show import show, attempt

data = b"abc"
view = data.__buffer__(0)
print(view.readonly, view.format, view.tolist(), view.obj is data)
show(data.__buffer__, 1)
show(data.__buffer__, "x")
with attempt():
    view[0] = 1
print(array.array("B", data).tobytes(), int.from_bytes(data, "big"))
