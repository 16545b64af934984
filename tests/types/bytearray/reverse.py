# reverse() turns in place; reversed() does not.
from _show import show

data = bytearray(b"abc")
print(data.reverse(), data, list(reversed(data)), data[::-1])
empty = bytearray()
empty.reverse()
print(empty)
show(data.reverse, 1)
