# A metaclass: __prepare__, __new__, __init__, __call__, and which one wins.
from _show import show


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, bases, kwargs)
        return {"injected": 1}

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)

    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)


class C(metaclass=Meta, option=1):
    x = injected


class D(C):
    pass


print(type(D).__name__, C().injected)


class Other(type):
    pass


show(lambda: Other("E", (C,), {}))
show(lambda: Meta.__prepare__("F", ()))
print(type.__prepare__(), type.__call__(int, "5"))
