# __qualname__ tells where something was defined, unless global says otherwise.
def f():
    def g(): pass
    class C:
        def m(self): return lambda: 0
        class D: pass
    global H
    class H: pass
    return g, C, H, lambda: 0, (x for x in ()), [lambda: 0 for _ in "a"][0]


for thing in f():
    print(thing.__qualname__)
C = f()[1]
print(C.m.__qualname__, C().m().__qualname__, C.D.__qualname__, f.__qualname__)
class E:
    __qualname__ = "Set.In.Body"
    def m(self): pass
print(E.__qualname__, E.m.__qualname__, E)
E.__qualname__ = "later"
print(E.__name__, E.__qualname__)
async def co(): pass
c = co()
print(c.__qualname__, c.__name__)
c.close()
def gen(): yield
g = gen()
g.__qualname__ = "renamed"
print(g.__qualname__, g.__name__)
