# Type parameters have a scope of their own: seen by bounds, defaults, bases, annotations; by nothing outside.
from _show import show

T = "global"
def f[T](x: T, y=T) -> list[T]:
    return T, y
print(f(1)[0].__name__, f(1)[1], f.__annotations__, f.__type_params__)
class C[T](list[T] if True else object):
    x: T
    y = T
    def m(self) -> T: return T
    def g[U](self, a: T, b: U): return T, U
print(C.y, C().m() is C.__type_params__[0], C.__annotations__, C().g(1, 2)[1].__name__, T)
type A[T: (int, str) = int] = tuple[T, T]
print(A.__type_params__[0].__constraints__, A.__type_params__[0].__default__, A[int].__value__ if hasattr(A[int], "__value__") else "-")
def outer[X: Y, Y](): return X.__bound__
print(outer())
def late[X: undefined_bound](): return X
X = late()
show(lambda: X.__bound__)
for source in "def f[T, T](): pass", "class C[T]: nonlocal T", "def f[T](): nonlocal T", "def f[T](): global T", "def f[T](T): return T", "class C[T]: T = 1", "def f[T](x=(y := 1)): pass", "class C[T](y := 1): pass", "def f[T](x: (yield)): pass", "def f[__T](): pass", "def f[T]() -> (y := 1): pass", "class C[T]((yield)): pass":
    show(lambda: compile(source, "f", "exec").co_name)
