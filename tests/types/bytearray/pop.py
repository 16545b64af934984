# pop() returns an integer.
from _show import show

data = bytearray(b"abcd")
print(data.pop(), data.pop(0), data.pop(-2), data)
show(data.pop, 5)
show(data.pop, "0")
data.clear()
show(data.pop)
show(data.pop, 0, 1)
