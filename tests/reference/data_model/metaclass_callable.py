# A metaclass can be any callable: it gets name, bases and namespace, and what it returns is bound.
from _show import attempt


def build(name, bases, namespace, **kwargs):
    return name, bases, sorted(k for k in namespace if not k.startswith("__")), kwargs


class A(int, metaclass=build, flag=True):
    x = 1

    def f(self):
        pass


print(A)
with attempt():
    class B(metaclass=5):
        pass
with attempt():
    class C(metaclass=None):
        pass
