# A slice of a list takes any iterable; with a step the lengths must agree.
from _show import attempt

l = list(range(6))
l[1:3] = "abc"
l[:0] = (-1,)
l[len(l):] = iter([7])
l[3:3] = []
print(l)
l[::2] = range(5)
l[-1:0:-3] = "zyx"
print(l)
with attempt():
    l[::2] = [1]
with attempt():
    l[1:2] = 5
with attempt():
    l[::0] = []
l[5:2] = ["at 5"]
print(l)
l[:] = l[::-1]
l[2:4] = l
print(l)
