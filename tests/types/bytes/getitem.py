# An index gives an integer, a slice gives bytes.
from _show import show

data = b"abcdef"
print(data[0], data[-1], data[1:3], data[::-1], data[::2], data[10:], data[:1], data[True], data.__getitem__(2))
print(data[:] is data, [*data], data[5:2:-2])
show(lambda: data[6])
show(lambda: data[-7])
show(lambda: data["a"])
show(lambda: data[1 << 80])
show(lambda: data[::0])
show(lambda: data[None])
