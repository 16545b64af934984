# A tuple can't be changed; a list in it can, and += does both: it changes and raises.
from _show import attempt

t = (1, [2])
with attempt():
    t[0] = 5
with attempt():
    del t[0]
with attempt():
    t[1] += [3]
print(t)
with attempt():
    t.x = 1
u = t
t += (4,)
print(t, u)
