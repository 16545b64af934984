# Type parameters have a scope of their own.
from _show import show


def f[T: int, *Ts, **P](a: T, *args: *Ts) -> T:
    return T


class C[T, U = T]:
    x: T

    def m[V](self, v: V) -> T:
        return T, V


type A[T] = list[T] | None
print(f(1), f.__type_params__, C.__type_params__, C.__orig_bases__, C[int], C[int, str].__args__, C().m(1), A[int].__value__, A.__value__, C.__parameters__)
show(lambda: T)
show(lambda: C[int, str, float])
for source in "def f[T, T](): pass", "class C[T](T): x = T", "def f[T]() -> T: pass\nT", "type X[T: (yield)] = int", "def f[T = int, U](): pass", "def f[*T: int](): pass", "class C[](): pass", "def f[T](x=T): pass":
    show(lambda: compile(source, "f", "exec").co_name)
