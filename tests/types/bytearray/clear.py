# clear() and resize() change the length, but not while the memory is lent.
from _show import show

data = bytearray(b"abc")
print(data.clear(), data, data.resize(3), data)
data[:] = b"abcdef"
data.resize(2)
print(data)
show(data.resize, -1)
show(data.resize, "2")
show(data.resize)
