# Items and slices can be deleted.
from _show import attempt

data = bytearray(range(10))
del data[0], data[-1]
print(list(data))
del data[::3]
print(list(data))
del data[3:1], data[1:2]
print(list(data))
del data[::-2]
print(list(data))
data.__delitem__(0)
with attempt():
    del data[5]
with attempt():
    del data["x"]
del data[:]
print(data)
