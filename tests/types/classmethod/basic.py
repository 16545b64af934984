# A class method gets the class, of an instance and of a subclass too.
from _show import show


class C:
    @classmethod
    def make(cls, x=1, *args, **kwargs):
        "Makes."
        return cls.__name__, x, args, kwargs


class D(C):
    @classmethod
    def make(cls, x):
        return "D", super().make(x)


print(C.make(), C().make(5, 6, k=7), D.make(2), C.make.__self__ is C, C.make.__func__.__name__, C.__dict__["make"].__func__("direct" and int), C.make.__doc__)
c = C.__dict__["make"]
print(type(c), c.__wrapped__ is c.__func__, c.__name__, c.__get__(None, D)(3), c.__get__(C())(4), c.__isabstractmethod__, repr(c).startswith("<classmethod(<function C.make"), c.__repr__() == repr(c))
c.attribute = "set"
print(c.__dict__["attribute"], c.__getattribute__("attribute"), classmethod[int], classmethod.__class_getitem__(str))
show(c)
show(classmethod)
show(classmethod, 1, 2)
show(classmethod(5).__get__(None, int))
