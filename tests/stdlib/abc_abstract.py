from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...

class Square(Shape):
    def area(self): return 4
    name = "square"

class Half(Shape):
    def area(self): return 0

print(Square().area(), Square().name, sorted(Shape.__abstractmethods__), Half.__abstractmethods__)
for cls in Shape, Half:
    try:
        cls()
    except TypeError as error:
        print(error)
