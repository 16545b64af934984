# find() and rfind() return -1, index() and rindex() raise.
from _show import show

data = b"abcabc"
print(data.find(b"c"), data.find(99, 3), data.find(b"", 6), data.find(b"", 7), data.find(b"bc", -3), data.find(memoryview(b"ca")))
print(data.rfind(b"b"), data.rfind(97, 0, 3), data.rfind(b"z"), data.rfind(b""), data.index(b"b", 2), data.rindex(99))
show(data.index, b"z")
show(data.rindex, b"a", 4)
show(data.index, 300)
show(data.find, "a")
show(data.rfind, None)
show(data.index, b"a", "0")
show(data.rindex, b"a", 0, 1, 2)
