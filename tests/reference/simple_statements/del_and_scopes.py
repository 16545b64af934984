# del makes a name local, as binding does; a deleted local is unbound, a deleted cell too.
from _show import show

x = "global"
def f():
    del x
def g():
    y = 1
    del y
    return y
def h():
    z = 1
    def inner(): return z
    del z
    return inner()
def k():
    global x
    del x
show(f)
show(g)
show(h)
print(x)
k()
show(lambda: x)
show(k)
def loop():
    for i in range(2):
        v = i
        print(v, end=" ")
        del v
    return "v" in locals()
print(loop())
class C:
    a = 1
    del a
print(hasattr(C, "a"))
