# type X = …: lazy, with parameters; type as a name still works.
from _show import show

type Tree[T] = T | list[Tree[T]]
type Point = tuple[float, float]
type Lazy = nowhere.at_all
print(Tree, Tree.__type_params__, Tree[int], Point.__value__, Tree.__value__, type(Point).__name__, type (5))


class C:
    type Inner = int
    x: Inner


def f():
    y = str
    type Local = y
    y = bytes
    return Local.__value__


print(C.Inner, C.Inner.__value__, f(), C.__annotations__)
show(lambda: Lazy.__value__)
type type = int
print(type.__name__, type.__value__)
for source in "type X", "type X =", "type X[T, T] = int", "type X.y = int", "type X[T: int = str] = T", "type X = (yield)", "type X = (y := 1)", "type (X) = int", "type X[*Ts = int] = 1", "type X[T=] = 1", "type = 5", "type X = lambda: (yield)", "type X: int = 5":
    show(lambda: compile(source, "f", "exec").co_name)
