# A subclass of complex, copies and pickles.
import copy
import pickle
from _show import show


class Point(complex):
    def __new__(cls, x, y, name="p"):
        self = super().__new__(cls, x, y)
        self.name = name
        return self

    def __getnewargs__(self):
        return self.real, self.imag


p = Point(1, 2, name="q")
print(p, p.name, type(p + 1), type(p.conjugate()), type(+p), p == 1 + 2j, complex.__getnewargs__(p), p.__getattribute__("name"), complex.__mro__)
for other in copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)):
    print(type(other).__name__, other, other.name)
show(Point)
show(complex.__new__, float)
