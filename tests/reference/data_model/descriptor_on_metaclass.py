# Attributes of a class: data descriptors of the metaclass, then the class and its bases, then the metaclass.
class Data:
    def __get__(self, obj, owner):
        return "meta data", obj.__name__

    def __set__(self, obj, value):
        print("set on", obj.__name__, value)


class Meta(type):
    a = Data()
    b = "meta b"
    c = "meta c"

    def method(cls):
        return cls.__name__


class Base(metaclass=Meta):
    b = "base b"


class C(Base):
    locals()["a"] = "class a"


print(C.a, C.b, C.c, C.method(), hasattr(C(), "c"), hasattr(C(), "method"), C().a)
C.a = 5
C.c = "own c"
print(C.c, Base.c, C.__dict__["a"])
