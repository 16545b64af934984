# Views lend on, and can't be pickled; their class can't be a base.
import pickle
from _show import show

view = memoryview(bytearray(b"ab"))
print(view.__buffer__(0).tolist(), view.__getattribute__("nbytes"), memoryview.__mro__, memoryview[int])
show(pickle.dumps, view)
show(type, "M", (memoryview,), {})
show(setattr, view, "x", 1)
show(setattr, view, "nbytes", 1)
print(repr(view).startswith("<memory at 0x"))
lent = view.__buffer__(0)
lent.release()
print(view.tolist())
