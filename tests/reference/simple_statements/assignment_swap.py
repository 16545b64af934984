# The right side is whole before anything is bound: names can be exchanged.
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
l = [1, 2, 3]
l[0], l[2] = l[2], l[0]
l[1:], l[:1] = l[:1], l[1:]
print(l)
x = y = []
x.append(1)
x, y = y, x
print(x is y, y)
(d), [e], (f,), = 1, [2], {3}
print(d, e, f)
