# isinstance() and issubclass(): classes, tuples of them, unions, and own checks.
from _show import show


class Meta(type):
    def __instancecheck__(cls, x):
        return x == 5

    def __subclasscheck__(cls, x):
        return x is int


class Odd(metaclass=Meta):
    pass


class Fake:
    __bases__ = (int,)


print(isinstance(1, int), isinstance(True, (str, (list, int))), isinstance(1, int | str), isinstance(5, Odd), isinstance(6, Odd), issubclass(int, Odd), issubclass(bool, int), issubclass(int, (str, float)), issubclass(bool, int | None), isinstance(Odd(), Odd), isinstance(1, ()))
show(isinstance, 1, 5)
show(isinstance, 1, [int])
show(isinstance, 1, list[int])
show(issubclass, 1, int)
show(issubclass, int, 5)
show(issubclass, Fake(), int)
show(isinstance, 1)
