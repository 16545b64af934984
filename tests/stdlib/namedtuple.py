from collections import namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), Point._make([7, 8]), Point._fields, Point._field_defaults)
x, y = p
print(x, y, p == (1, 0), hash(p) == hash((1, 0)), isinstance(p, tuple))
for bad in "x x", "def", "_x", "1a":
    try:
        namedtuple("T", bad)
    except ValueError as error:
        print(error)
try:
    Point(1, 2, 3)
except TypeError as error:
    print("TypeError")
print(namedtuple("R", "a def a", rename=True)._fields)
match p:
    case Point(x, y): print(x, y)
