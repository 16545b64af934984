# A class with abstract methods has no instances.
from abc import ABC, abstractmethod
from _show import show


class Shape(ABC):
    @abstractmethod
    def area(self):
        pass

    @property
    @abstractmethod
    def name(self):
        pass


class Half(Shape):
    name = "half"


class Whole(Half):
    def area(self):
        return 1


show(Shape)
show(Half)
print(Whole().area(), sorted(Shape.__abstractmethods__), Half.__abstractmethods__)
show(lambda: int.__abstractmethods__)
print(Whole.__abstractmethods__)
Half.__abstractmethods__ = frozenset()
print(type(Half()).__name__)
