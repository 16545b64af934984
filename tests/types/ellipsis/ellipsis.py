# Ellipsis: one object, true, pickled by name.
import copy
import pickle
from _show import show

print(..., Ellipsis is ..., bool(...), type(...)() is ..., repr(...), [1, 2].__class__, (...).__reduce__(), pickle.loads(pickle.dumps(...)) is ..., copy.copy(...) is ..., (...).__repr__(), type(...).__new__(type(...)) is ..., (...).__getattribute__("__class__"))
show(type(...), 1)
show(lambda: ... + 1)
show(setattr, ..., "x", 1)
