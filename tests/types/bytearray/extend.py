# extend() takes integers or a buffer, itself as well.
from _show import show

data = bytearray(b"a")
data.extend(b"bc")
data.extend([100, 101])
data.extend(range(102, 104))
data.extend(data)
print(data)
show(data.extend, "text")
show(data.extend, [1, 256])
show(data.extend, 5)
show(data.extend, [1, "a"])
print(len(data))


def failing():
    yield 1
    raise ValueError("in the middle")


show(data.extend, failing())
print(len(data))
