# A class body sees its own names, then globals, or cells of the function around it; its methods don't see it.
from _show import show

x = "global"
def f():
    x = "local"
    class A:
        y = x
        x = "class"
        z = x
        def method(self): return x
        inner = [x for _ in range(1)]
        gen = list(x for _ in range(1))
        lam = staticmethod(lambda: x)
    return A.y, A.z, A().method(), A.inner, A.gen, A.lam()
print(f())
def g():
    class B:
        y = x
        x = "class"
        z = x
    return B.y, B.z
print(g())
class C:
    x = x
    def f(self, d=x): return d, x
    del x
    after = x
print(C().f(), C.after)
def h():
    n = 1
    class D:
        nonlocal n
        n += 1
        locals()["extra"] = n
    return n, D.extra, hasattr(D, "n")
print(h())
