# count() and index().
from _show import show

r = range(0, 20, 2)
print(r.count(4), r.count(5), r.count("a"), r.index(4), r.index(True * 6), range(10**20).index(10**19), range(5).count(2.0), range(5).index(3.0))
show(r.index, 5)
show(r.index, "a")
show(r.index)
show(r.count)
