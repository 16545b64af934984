# __prepare__ gives the body its namespace, which need only be a mapping; type() itself wants a dict.
from _show import attempt


class Doubles(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2 if isinstance(value, int) else value)

    def __missing__(self, key):
        if key.startswith("auto_"):
            return key[5:]
        raise KeyError(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, kind=Doubles):
        print("prepare", name, bases)
        return kind()

    def __new__(mcs, name, bases, namespace, **kwargs):
        return super().__new__(mcs, name, bases, namespace)


class A(metaclass=Meta):
    x = 5
    x += 1
    y = auto_made
    z = len("abc")


print(A.x, A.y, A.z, type(A.__dict__).__name__)
with attempt():
    class B(metaclass=Meta, kind=list):
        pass
with attempt():
    class C(metaclass=Meta):
        y = undefined
