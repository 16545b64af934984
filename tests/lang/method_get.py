# A bound method stays bound; a class need not be the first in its MRO; pickle's names for what is in Python.
import pickle


class A:
    def method(self):
        return self


class B:
    pass


a, b = A(), B()
b.method = a.method.__get__(b, B)
print(b.method() is a, a.method.__get__(b, B) == a.method)
B.kept = a.method
print(b.kept() is a, B.kept() is a)


class Reversing(type):
    def mro(cls):
        return super().mro()[::-1]


class C(A, metaclass=Reversing):
    def method(self):
        return "C"


print(C.__mro__, isinstance(C().method(), C), isinstance(C(), A))
print(pickle._loads(pickle._dumps([1, {2: 3}])))


class I(int):
    def __rpow__(self, base, modulus=None):
        return "rpow", base, modulus


print(pow(2, I(3), 5), pow(2, I(3)), pow(I(2), 3, 5), pow(I(2), I(3), 5))
