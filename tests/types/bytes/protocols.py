# Copying and pickling, attributes by name, format().
import copy
import pickle
from _show import show

data = b"a\xff"
print(copy.copy(data) is data, pickle.loads(pickle.dumps(data)), data.__getnewargs__(), data.__getattribute__("hex")(), bytes.__sizeof__(b"abc") > bytes.__sizeof__(b""))
show(format, data, "5")
show(lambda: data.nope)
show(lambda: bytes[int])
show(bytes.__new__)
print(bytes.__mro__, bytes.__new__(bytes, 2))
