# A class with abstract methods left has no instances; the message names them in order.
import abc
from _show import show


class A(abc.ABC):
    @abc.abstractmethod
    def one(self): pass

    @property
    @abc.abstractmethod
    def two(self): pass


class B(A):
    def one(self): pass


class C(B):
    two = 2


show(A)
show(B)
print(type(C()).__name__, sorted(A.__abstractmethods__), B.__abstractmethods__, C.__abstractmethods__)
del_all = type("D", (A,), {"one": 1})
del_all.__abstractmethods__ = frozenset()
print(type(del_all()).__name__)
show(lambda: type.__abstractmethods__)
show(lambda: int.__abstractmethods__)
