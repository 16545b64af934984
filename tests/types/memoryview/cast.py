# cast() reads the same bytes in another format or shape.
import array
from _show import show

view = memoryview(bytearray(range(8)))
print(view.cast("H").tolist() == [i + (i + 1) * 256 for i in range(0, 8, 2)], view.cast("B", [2, 2, 2]).tolist(), view.cast("b").format, view.cast("c").tolist()[:2], view.cast("?")[0])
print(memoryview(array.array("i", [1])).cast("B").nbytes, view.cast("B", shape=(4, 2)).shape, view.cast(format="Q").shape)
show(view.cast, "i", [3])
show(view.cast, "z")
show(view.cast, "B", [3, 3])
show(view.cast, "B", 5)
show(view.cast, "B", [0, 8])
show(view.cast, "B", ["a"])
show(view[::2].cast, "H")
show(view[:3].cast, "H")
show(view.cast("H").cast, "I")
show(view.cast, 5)
show(view.cast)
