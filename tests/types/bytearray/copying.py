# copy() is independent of its source.
import copy

data = bytearray(b"ab")
other = data.copy()
other.append(99)
print(data, other, copy.copy(data) is data, copy.deepcopy(data) == data, data[:] is data)
