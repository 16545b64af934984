# How a class is made: metaclass, namespace, body, __set_name__, __init_subclass__, in this order.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return Namespace()

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name)
        return super().__new__(mcs, name, bases, dict(ns), **kw)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)


class Namespace(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("assign", key)
        super().__setitem__(key, value)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", name)


class Base(metaclass=Meta):
    def __init_subclass__(cls, **kw):
        print("init_subclass", cls.__name__, kw)


class C(Base, option=1):
    x = Named()
    y: int = 5


class Entries:
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (list,)


class D(Entries()):
    pass


print(D.__bases__, D.__orig_bases__[0].__class__.__name__)
