# Closures share cells, not values; each call makes new ones.
from _show import show

def make():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return up, get

up, get = make()
up2, get2 = make()
up(); up(); up2()
print(get(), get2(), up.__closure__[0] is get.__closure__[0], up.__closure__[0] is up2.__closure__[0])
up.__closure__[0].cell_contents = 50
print(get(), up(), up.__code__.co_freevars, make.__code__.co_cellvars)
def deep():
    a = 1
    def two():
        def three():
            def four(): return a
            return four
        return three()
    f = two()
    a = 2
    return f()
print(deep(), len.__class__, (lambda: 0).__closure__)
def self_reference():
    def fact(n): return n and n * fact(n - 1) or 1
    return fact
print(self_reference()(5))
fs = []
for i in range(3):
    def f(i=i): return i
    fs.append(f)
print([f() for f in fs])
