# A comprehension has names of its own; := binds outside.
from _show import show

x = "outer"
print([x for x in range(3)], x, {x: x for x in "ab"}, x, [y := i for i in range(3)], y)


def f():
    total = 0
    parts = [total := total + i for i in range(4)]
    return total, parts, [lambda: i for i in range(2)][0]()


print(f())


class C:
    a = 5
    b = [a for a in range(2)]
    c = [n for n in [a]]


print(C.a, C.b, C.c)
for source in "[i := 0 for i in x]", "[x for i in (j := y)]", "class C:\n [a := 1 for i in x]", "[(i := 1) for j in x for i in y]":
    show(compile, source, "f", "exec")
show(lambda: [undefined for _ in range(1)])
