# __class__ inside methods is the class that is being made; a metaclass must hand __classcell__ on.
from _show import attempt


class A:
    def f(self):
        return __class__

    @staticmethod
    def g():
        return [__class__ for _ in range(1)]

    h = lambda self: super().__repr__()[:10]


print(A().f() is A, A.g() == [A], A().h())


class Forgets(type):
    def __new__(mcs, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(mcs, name, bases, namespace)


class Swaps(type):
    def __new__(mcs, name, bases, namespace):
        namespace["__classcell__"] = 5
        return super().__new__(mcs, name, bases, namespace)


with attempt():
    class B(metaclass=Forgets):
        def f(self):
            return __class__
with attempt():
    class C(metaclass=Swaps):
        def f(self):
            return 1
with attempt():
    class D:
        x = __class__
