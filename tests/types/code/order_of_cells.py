# Free variables and cells are in the order of their names, parameters before other cells.
def o(q, z=1, *ar, **kw):
    c=1; b=2; a=3; zz=4
    def f():
        nonlocal zz, c, b
        return a, zz, c, b, z, kw, q
    return f
print(o.__code__.co_cellvars, o(0).__code__.co_freevars, o.__code__.co_varnames)
def o2():
    b = 2; a = 1
    return lambda: (b, a)
print(o2.__code__.co_cellvars, o2().__code__.co_freevars)
class K:
    def m(self): return __class__, zzz, self
    def n(self):
        return lambda: (super().x, self)
print(K.m.__code__.co_freevars, K.n.__code__.co_cellvars,K.n.__code__.co_freevars)
def o3():
    z=1
    class A:
        y=z
        def f(s): return z, __class__
    return A
print(o3.__code__.co_cellvars, o3().f.__code__.co_freevars)
