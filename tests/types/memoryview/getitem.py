# An index gives an item of the format, a slice another view of the same memory.
import array
from _show import show

view = memoryview(b"abcdef")
print(view[0], view[-1], bytes(view[1:3]), bytes(view[::-2]), view[2:4].obj, view.__getitem__(1))
numbers = memoryview(array.array("h", [1, -2, 3]))
print(numbers[1], numbers[::2].tolist())
show(lambda: view[6])
show(lambda: view["a"])
show(lambda: view[0, 0])
show(lambda: view[1.0])
show(lambda: view[...])
grid = view.cast("B", (2, 3))
print(grid[1, 2], grid[0, -1], grid.tolist())
show(lambda: grid[2, 0])
show(lambda: grid[0])
show(lambda: grid[0, 1, 2])
show(lambda: grid[0, "a"])
