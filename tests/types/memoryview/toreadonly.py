# toreadonly() makes a view that can't write; the owner still can.
from _show import attempt

data = bytearray(b"ab")
view = memoryview(data).toreadonly()
print(view.readonly, view.tobytes())
with attempt():
    view[0] = 1
data[0] = 65
print(view.tobytes(), memoryview(b"x").toreadonly().readonly)
