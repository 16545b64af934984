# An item takes an integer, a slice takes bytes and may change the size.
from _show import show, attempt

data = bytearray(b"abcdef")
data[0] = 65
data[-1] = True
data[1:3] = b"XYZ"
print(data)
data[::2] = b"...."
print(data)
data[2:2] = bytearray(b"++")
data[len(data):] = [1, 2]
data[:1] = (i for i in b"gen")
print(data)
data[3:] = data
print(data)
with attempt():
    data[1:1] = 2
print(data)
for value in 256, -1, "a", b"a", 1.5, None:
    with attempt():
        data[0] = value
with attempt():
    data[100] = 1
with attempt():
    data[::2] = b"x"
with attempt():
    data[0:1] = "text"
with attempt():
    data["a"] = 1
data.__setitem__(0, 90)
print(data[0])
