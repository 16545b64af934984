# Indices and slices.
from _show import show

t = tuple("abcdef")
print(t[0], t[-1], t[1:3], t[::-1], t[::3], t[9:], t[:] is t, t[True], t.__getitem__(2))
show(lambda: t[6])
show(lambda i: t[i], "a")
show(lambda i: t[i], 1.5)
show(lambda: t[::0])
show(lambda: t[1 << 70])
