# Keywords of a class go to __prepare__, __new__ and __init__ of the metaclass, and to __init_subclass__.
from _show import attempt

class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **k):
        print("prepare", k, end="; ")
        return {}
    def __new__(mcs, name, bases, ns, eaten=None, **k):
        print("new", eaten, k, end="; ")
        return super().__new__(mcs, name, bases, ns, **k)
    def __init__(cls, name, bases, ns, **k):
        print("init", k, end="; ")
        super().__init__(name, bases, ns, **k)

class Base(metaclass=Meta):
    def __init_subclass__(cls, **k): print("subclass", k, end="; ")
print()
class A(Base, eaten=1, other=2): pass
print()
class B(Base, **{"x": 1}, **{"y": 2}): pass
print()
with attempt():
    class C(Base, x=1, **{"x": 2}): pass
with attempt():
    exec("class D(Base, x=1, x=2): pass")
with attempt():
    exec("class D(x=1, Base): pass")
with attempt():
    class E(object, metaclass=Meta, metaclass2=1): pass
with attempt():
    class F(5): pass
with attempt():
    class G("text"): pass
with attempt():
    class H(None): pass
with attempt():
    class I(len): pass
