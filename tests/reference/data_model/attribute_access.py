# __getattr__ is for what is missing, __getattribute__ for everything; special methods skip both.
from _show import show


class C:
    here = 1

    def __getattr__(self, name):
        print("getattr", name, end="; ")
        if name == "no":
            raise AttributeError(name)
        return name.upper()

    def __setattr__(self, name, value):
        print("setattr", name, end="; ")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name, end="; ")
        super().__delattr__(name)

    def __len__(self):
        return 7


class All(C):
    def __getattribute__(self, name):
        print("all", name, end="; ")
        if name == "fails":
            raise AttributeError("own")
        return super().__getattribute__(name)


c = C()
c.x = 5
print(c.x, c.here, c.other)
del c.x
show(lambda: c.no)
show(delattr, c, "gone")
a = All()
print(a.here, len(a), a.missing, a.fails, hasattr(a, "no"))
c.__len__ = lambda: 99
print(len(c), c.__len__())
