# A list may change while for goes through it; a dict or set may not change its size.
from _show import attempt

l = [1, 2, 3]
for x in l:
    if x < 6: l.append(x + 3)
print(l)
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
for x in (l := [1, 2, 3]):
    del l[:]
print(l, x)
with attempt():
    for k in (d := {1: 1}): d[2] = 2
with attempt():
    for k in (d := {1: 1, 2: 2}): del d[k]
with attempt():
    for k in (s := {1, 2}): s.add(k + 5)
with attempt():
    for k, v in (d := {1: 1, 2: 2}).items():
        d.pop(1, None)
        d[9] = 9
        print(k, end=" ")
print()
for k in (d := {1: 1, 2: 2}): d[k] += 5
print(d)
