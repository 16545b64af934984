# del x.y, del x[y]: __delattr__, __delitem__, and what is said when they are not there.
from _show import attempt


class C:
    kept = "class"

    def __delattr__(self, name):
        print("del attr", name)
        super().__delattr__(name)

    def __delitem__(self, key):
        print("del item", key)


c = C()
c.own = 1
del c.own, c[1:2], c["k"], c[...]
with attempt():
    del c.own
with attempt():
    del c.kept
with attempt():
    del "abc"[0]
with attempt():
    del (1, 2)[0]
with attempt():
    del (5).real
with attempt():
    del [].append
with attempt():
    del range(5)[0]
with attempt():
    del object().x
