# Subclasses, as namedtuples are; results are plain tuples.
from _show import show


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __repr__(self):
        return f"Point{tuple(self)}"


p = Point(1, 2)
p.note = "has a dict"
print(p, p.x, p == (1, 2), hash(p) == hash((1, 2)), type(p + ()), type(p[:]), type(p * 1), {(1, 2): "found"}[p], p.note)
show(Point, 1)
show(setattr, p, "x", 5)
show(type, "S", (tuple,), {"__slots__": ("a",)})
x, y = p
print(x, y, isinstance(p, tuple), tuple.__getnewargs__(p), p.__getattribute__("x"))
