# A static method is its function, whoever is asked; it can be called as it is.
from _show import show


class C:
    @staticmethod
    def f(x, y=2):
        "Adds."
        return x + y

    direct = f(5)


s = C.__dict__["f"]
print(C.f(1), C().f(1, y=3), C.direct, s(4), type(C.f).__name__, s.__func__ is C.f, s.__wrapped__ is C.f, s.__name__, s.__doc__, s.__get__(None, C) is C.f, s.__get__(1) is C.f, s.__isabstractmethod__)
print(repr(s).startswith("<staticmethod(<function C.f"), s.__repr__() == repr(s), s.__call__(1), staticmethod[int], staticmethod.__class_getitem__(int))
s.note = 1
print(s.__dict__["note"], s.__getattribute__("note"), s.__annotations__, s.__annotate__)
show(staticmethod)
show(staticmethod(5))
show(staticmethod, 1, 2)
show(C.f)
