# A variable in f_locals is found by whatever equals its name, as a key of a dict is.
import sys

class Sub(str):
    pass

class Like:
    def __init__(self, name): self.name = name
    def __hash__(self): return hash(self.name)
    def __eq__(self, other): return other == self.name

class Unhashable(str):
    __hash__ = None

def f():
    x = 1
    proxy = sys._getframe().f_locals
    print(proxy[Sub("x")], proxy[Like("x")], Sub("y") in proxy, Like("x") in proxy)
    proxy[Like("x")] = 2
    print(x)
    for key in Unhashable("x"), []:
        try:
            proxy[key]
        except TypeError as e:
            print(e)
    proxy["self"] = proxy
    print(repr(proxy).count("{...}") > 0, list(reversed(proxy))[-1])

f()
