# tobytes() copies in C order or another one; hex() and tolist() read.
from _show import show

view = memoryview(b"abcdef")
grid = view.cast("B", [2, 3])
print(view.tobytes(), view[::2].tobytes(), grid.tobytes(), grid.tobytes("F"), grid.tobytes(order="A"), grid.tobytes(None), view.hex(), view.hex("-", 2), grid.tolist(), view[:0].tobytes())
show(view.tobytes, "X")
show(view.tobytes, 5)
show(view.hex, "")
