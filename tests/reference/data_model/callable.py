# __call__ of the class makes its instances callable.
from _show import show


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, **kwargs):
        return self.n, args, kwargs


class Chain:
    pass


Chain.__call__ = Adder(5)
a = Adder(1)
print(a(), a(1, x=2), callable(a), Chain()(9), list(map(a, "xy")))
a.__call__ = 5
print(a())
show(Chain())
show(object())
show(lambda: "text".upper()())
