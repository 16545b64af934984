# Pickling, the buffer, sizes, and state of a subclass.
import copy
import pickle
from _show import show


class Data(bytearray):
    pass


one = Data(b"ab")
one.note = "kept"
for other in copy.copy(one), copy.deepcopy(one), *(pickle.loads(pickle.dumps(one, n)) for n in range(2, 6)):
    print(type(other).__name__, bytes(other), other.note, end="; ")
print()
data = bytearray(b"abc")
print(data.__reduce__(), data.__reduce_ex__(2), data.__reduce_ex__(4), bytearray.__getattribute__(data, "pop")())
with data.__buffer__(1) as view:
    view[0] = 65
    show(data.pop)
    pass
print(data, data.__alloc__() > len(data), data.__sizeof__() > len(data))
show(lambda: data.nope)
