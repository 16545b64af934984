# Subscripts: keys, tuples, slices, unpacking.
from _show import show


class K:
    def __getitem__(self, key):
        return key


k = K()
print(k[1], k[1, 2], k[()], k[1:2], k[1:2:3], k[:], k[::], k[1:2, ..., None], k[*"ab"], k[*[1], 2:3], k[(1, 2)], k[lambda: 1] is not None, k[x := 5], x)
show(lambda v: v[0], 5)
show(lambda v: v["a"], [1])
show(lambda v: v[1, 2], [1])
show(lambda v: v[:], {})
for source in "k[]", "k[1:2:3:4]", "k[*a:b]", "k[a=1]", "k[**a]", "k[1 2]":
    show(compile, source, "f", "eval")
