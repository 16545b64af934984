# append() takes one integer.
from _show import show

data = bytearray()
print(data.append(65), data)
for i in range(300):
    data.append(i % 256)
print(len(data), data[-1])
show(data.append, 256)
show(data.append, "a")
show(data.append, b"a")
show(data.append)
show(data.append, -1)
