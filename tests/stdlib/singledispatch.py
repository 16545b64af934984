from functools import singledispatch, singledispatchmethod
from collections.abc import Sized

@singledispatch
def show(x): return "object"
@show.register(int)
def _(x): return "int"
@show.register(list)
def _(x): return "list"
@show.register(Sized)
def _(x): return "sized"

print([show(x) for x in (1, True, [], {}, 1.5)], show.dispatch(bool) is show.registry[int])

class C:
    @singledispatchmethod
    def f(self, x): return "any"
    @f.register(str)
    def _(self, x): return "str"
print(C().f("a"), C().f(1))
