# Implicit calls look in the type alone: not in the instance, not through __getattribute__.
from _show import show


class C:
    def __getattribute__(self, name):
        print("looked for", name)
        return object.__getattribute__(self, name)

    def __len__(self):
        return 10


c = C()
c.__len__ = lambda: 5
print(len(c))
print(c.__len__())
c.__call__ = lambda: "called"
show(lambda: c())
c.__iter__ = lambda: iter("ab")
show(iter, c)
print(type(c).__len__(c))
