# Assignment: targets of every kind, many at once, and to itself.
from _show import attempt


class C:
    pass


c, d, l = C(), {}, [0, 1, 2, 3]
a = b = e = []
a.append(1)
c.x, d["k"], l[1:3], (m, n) = 1, 2, "xyz", (3, 4)
c.x = c.y = [c]
x, y = 1, 2
x, y = y, x
(z) = 5
[p, q] = "ab"
(r,) = [1]
print(b, e, c.y[0] is c, d, l, m, n, x, y, z, p, q, r)
with attempt():
    x, y = 1, 2, 3
with attempt():
    x, y = 1,
with attempt():
    (5).a = 1
with attempt():
    l[10] = 1
first, d[first] = "key", "value"
print(d)
with attempt():
    x, l[9] = "assigned before the error", 1
print(x)
