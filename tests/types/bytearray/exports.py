# While a view exists, the size can't change; items can.
from _show import show, attempt

data = bytearray(b"abc")
view = memoryview(data)
data[0] = 65
data[1:2] = b"B"
print(bytes(view), view[0])
for change in (lambda: data.append(1), lambda: data.extend(b"x"), data.pop, data.clear, lambda: data.insert(0, 1), lambda: data.resize(9), lambda: data.__iadd__(b"x"), lambda: data.__imul__(2), lambda: data.remove(65), lambda: data.__delitem__(0)):
    show(change)
with attempt():
    data[1:2] = b"long"
view.release()
data.append(33)
print(data)
