# name: annotation, with and without a value.
from _show import show

x: int = 5
y: str
(z): float = 1.5


class C:
    a: int
    b: str = "b"


c = C()
c.attr: int = 7
l = [0]
l[0]: str = "item"
print(x, z, c.attr, l, C.__annotations__, sorted(__annotate__(1)), "y" in globals())


def f():
    v: int
    return v


show(f)
t: tuple = 1, 2
u: tuple[int, ...] = *t, 3
print(t, u)
for source in "a, b: int", "[a]: int", "f(): int = 1", "1: int", "a: int: str", "(a, b): int = 1", "a: = 1", "*a: int", "x: int = y: int = 1", "None: int", "a: (yield)", "a: (x := 1)", "a: await b":
    show(lambda: compile(source, "f", "exec").co_name)
