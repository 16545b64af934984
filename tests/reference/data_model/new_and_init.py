# __new__ makes, __init__ fills; it is not called for objects of other classes.
from _show import show


class C:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls) if not args or args[0] != "other" else 5

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


class D(C):
    def __init__(self):
        print("D init")


class Wrong:
    def __init__(self):
        return 5


C(1, x=2)
print(C("other"))
D()
show(D, 1)
show(Wrong)
show(C.__new__)
class Singleton:
    it = None
    def __new__(cls):
        cls.it = cls.it or super().__new__(cls)
        return cls.it
print(Singleton() is Singleton())
