# Items follow their dict.
from _show import show

d = dict(a=1)
i = d.items()
d["b"] = 2
print(i, len(i), list(i), list(reversed(i)), i.__contains__(("a", 1)), i.__len__(), next(i.__iter__()), next(i.__reversed__()), i.__repr__(), i.mapping == d, i.__getattribute__("mapping") == d)
for n, (k, v) in enumerate(i):
    print(n, k, v, end=" ")
print({v: k for k, v in i}, dict(sorted(i, reverse=True)))
show(lambda: i[0])
