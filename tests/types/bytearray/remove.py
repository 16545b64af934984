# remove() takes the first occurrence of an integer away.
from _show import show

data = bytearray(b"abca")
print(data.remove(97), data)
show(data.remove, 122)
show(data.remove, b"a")
show(data.remove, 256)
show(data.remove, -1)
