# An index gives a number, a slice a range.
from _show import show

r = range(0, 20, 3)
print(r[0], r[-1], r[2:4], r[::-1], r[::2], r[5:1:-1], r[100:], r[:0], r[True], r.__getitem__(1), range(10**20)[10**19], range(10)[::-3])
show(lambda: r[7])
show(lambda: r[-8])
show(lambda: r["a"])
show(lambda: r[::0])
show(lambda: r[1.0])
show(lambda: r[10**30])
