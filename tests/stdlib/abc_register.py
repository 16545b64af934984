from abc import ABC, get_cache_token

class Base(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "quack") else NotImplemented

class Duck:
    def quack(self): ...
class Other: ...

print(issubclass(Duck, Base), isinstance(Duck(), Base), isinstance(Other(), Base))
before = get_cache_token()
print(Base.register(Other) is Other, isinstance(Other(), Base), get_cache_token() != before)
try:
    Base.register(3)
except TypeError as error:
    print(error)
