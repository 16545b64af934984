# isinstance() believes __class__, type() doesn't; __instancecheck__ of the metaclass comes before both.
class Proxy:
    @property
    def __class__(self):
        return int


p = Proxy()
print(isinstance(p, int), isinstance(p, Proxy), type(p).__name__, p.__class__, isinstance(p, (str, int)))


class Meta(type):
    def __instancecheck__(cls, obj):
        print("instance?", obj)
        return obj == 5

    def __subclasscheck__(cls, other):
        print("subclass?", other.__name__)
        return "truthy"


class A(metaclass=Meta):
    pass


a = A()
print(isinstance(5, A), isinstance(6, A), isinstance(a, A), issubclass(int, A), issubclass(A, A))
