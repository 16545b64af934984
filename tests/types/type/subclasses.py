# __subclasses__() lists the classes that live; the checks can be overridden.
from _show import show


class Base:
    pass


class One(Base):
    pass


class Two(Base):
    pass


class Three(One):
    pass


print([c.__name__ for c in Base.__subclasses__()], Three.__subclasses__(), type.__subclasscheck__(Base, Three), type.__instancecheck__(Base, Two()), Base.__subclasscheck__(int), Base.__instancecheck__(5))


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == "yes"

    def __subclasscheck__(cls, other):
        return other is int


class Odd(metaclass=Meta):
    pass


print(isinstance("yes", Odd), isinstance(5, Odd), issubclass(int, Odd), issubclass(Odd, Odd), isinstance(Odd(), Odd))
show(type.__subclasscheck__, int, 5)
show(type.__subclasses__)
