# bytearray() makes a copy that can be changed; __init__ may fill it again.
from _show import show

print(bytearray(), bytearray(2), bytearray([1, 2]), bytearray(b"ab"), bytearray("é", "latin-1"), bytearray(range(3)), bytearray(source=b"x"))
source = bytearray(b"abc")
copy = bytearray(source)
copy[0] = 0
print(source, copy)
copy.__init__(b"new")
print(copy)
copy.__init__()
print(copy)
show(bytearray, "text")
show(bytearray, -1)
show(bytearray, [300])
show(bytearray, [None])
show(bytearray, 1.0)
show(bytearray, "a", "nope")
show(bytearray, 1, 2, 3, 4)
