# Bytes can't be changed, and have no attributes of their own.
from _show import attempt

data = b"abc"
with attempt():
    data[0] = 1
with attempt():
    del data[0]
with attempt():
    data.x = 1
with attempt():
    bytes.fromhex = None
other = data
data += b"d"
print(data, other)
