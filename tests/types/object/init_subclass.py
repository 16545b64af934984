# __init_subclass__ is called for each subclass, with the class's keyword arguments.
from _show import show


class Base:
    seen = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.seen.append((cls.__name__, tag))


class A(Base, tag="a"):
    pass


class B(A):
    pass


print(Base.seen)
show(lambda: type("C", (Base,), {}, tag="c", wrong=1))
show(lambda: type("D", (), {}, x=1))
show(lambda: type("E", (object,), {}, metaclass=type))
