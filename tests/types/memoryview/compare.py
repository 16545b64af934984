# Views compare by value, whatever their formats; order is none.
import array
from _show import show

view = memoryview(b"ab")
print(view == b"ab", view == bytearray(b"ab"), view != memoryview(b"ax"), view == "ab", view == [97, 98], memoryview(array.array("i", [97, 98])) == view, view.cast("c") == view)
show(lambda: view < b"b")
print(view.__eq__(5), view.__ne__(b"ab"), view.__lt__(view), view.__le__(view), view.__gt__(view), view.__ge__(view))
nan = memoryview(array.array("d", [float("nan")]))
print(nan == nan, memoryview(b"") == b"", memoryview(b"ab").cast("B", [1, 2]) == view)
