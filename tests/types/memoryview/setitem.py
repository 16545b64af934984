# Assignment writes through to the owner; shapes and formats must fit.
import array
from _show import attempt

data = bytearray(b"abcdef")
view = memoryview(data)
view[0] = 65
view[1:3] = b"BC"
view[::-1] = bytes(view)
print(data)
view.__setitem__(0, 48)
print(data)
for index, value in (0, 256), (0, "a"), (0, b"a"), (9, 1), (slice(0, 2), b"abc"), (slice(0, 2), "ab"), ("a", 1), (0, 1.5):
    with attempt():
        view[index] = value
with attempt():
    del view[0]
with attempt():
    view.__delitem__(0)
with attempt():
    memoryview(b"read only")[0] = 1
numbers = array.array("f", [1, 2])
memoryview(numbers)[1] = 2.5
print(numbers)
with attempt():
    memoryview(numbers)[0] = "x"
with attempt():
    memoryview(numbers)[0:1] = b"abcd"
