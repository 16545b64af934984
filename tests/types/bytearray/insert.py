# insert() clips its position.
from _show import show

data = bytearray(b"bd")
data.insert(1, 99)
data.insert(-100, 97)
data.insert(100, 101)
data.insert(-1, 33)
print(data)
show(data.insert, 0, 256)
show(data.insert, "0", 1)
show(data.insert, 0)
show(data.insert, 0, b"a")
