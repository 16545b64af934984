# Unpacking in displays, calls, assignments, returns, subscripts.
from _show import show

a, *b = 1, 2, 3
*c, d = "xyz"
e, (f, *g), h = 1, [2, 3, 4], 5
[i, [j]] = [1, [2]]
k, = [9]
print(a, b, c, d, e, f, g, h, i, j, k, (*b, *c), sorted({*b, *[9]}), {**{"a": 1}, **{"a": 2}})


def r():
    return 1, *b


print(r(), [*r()], dict([*zip("ab", b)]))
for *x, y in [(1, 2, 3), "ab"]:
    print(x, y, end=" ")
print()
for source in "a, b = 1", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = {1: 2}", "(a, b), c = 1, 2", "*a, = 5":
    show(exec, source)
for source in "*a = 1", "*a, *b = 1, 2", "a, b += 1", "[*a, *b] = 1", "*a + 1", "del *a", "(a, b): int = 1", "a + b = 1", "f() = 1", "a = 1 = b", "[x for x in y] = 1", "(yield) = 1", "a if b else c = 1", "{a} = 1", "... = 1", "'x' = 1", "f'{x}' = 1", "not a = 1", "-a = 1", "a < b = 1", "lambda: 1 = 2", "None, a = 1":
    show(compile, source, "f", "exec")
