# __getitem__, __setitem__, __delitem__, __contains__, __len__, __iter__, __missing__.
from _show import show


class C:
    def __init__(self):
        self.log = []

    def __getitem__(self, key):
        return "got", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __contains__(self, x):
        return "truthy"

    def __len__(self):
        return 3


c = C()
c[1] = 2
c[1:2, ..., None] = 3
del c["k"]
del c[::2]
c[0] += ("x",)
print(c[5], c[1:], c[1, 2], c[()], 5 in c, 5 not in c, len(c), c[-1])
class None_:
    __contains__ = None
    __iter__ = None
show(lambda: 1 in None_())
show(iter, None_())
show(lambda: object()[0])
show(exec, "object()[0] = 1")
show(exec, "del object()[0]")
