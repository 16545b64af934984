# How objects are copied and pickled by default.
import copy
import pickle
from _show import show


class C:
    def __init__(self):
        self.x = 1


class S:
    __slots__ = ("a",)


c, s = C(), S()
s.a = 5
print(c.__reduce_ex__(2)[1:3], object.__reduce__(c)[1][1:] if object.__reduce__(c) else 0, c.__getstate__(), s.__getstate__(), object().__getstate__(), s.__reduce_ex__(2)[2], object().__sizeof__() > 0)
print(copy.copy(c).x, copy.deepcopy(s).a, pickle.loads(pickle.dumps(c)).x)
show(object.__reduce_ex__, s, 0)
show(c.__reduce_ex__, "a")
print(object.__subclasshook__(int), object.__init_subclass__(), object.__dir__(5)[:0])
