# A view lends on; what it has lent must come back before it can be released.
from _show import show

view = memoryview(bytearray(b"ab"))
lent = view.__buffer__(0)
print(lent.tolist())
show(view.__release_buffer__, 5)
show(memoryview(b"x").__buffer__, 1)
lent.release()
view.release()
show(view.__buffer__, 0)
