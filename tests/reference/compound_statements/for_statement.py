# for: targets of every kind; the iterable is evaluated once.
from _show import show


class C:
    pass


c, l, d = C(), [0, 0], {}
for c.x in range(3): pass
for l[1] in "ab": pass
for d["k"], (a, *b) in [(1, "xyz")]: pass
for i in [1, 2]:
    i = 9
print(c.x, l, d, a, b, i)
for x in (1, 2), 3:
    print(x, end=" ")
for x in *"ab", "c":
    print(x, end=" ")
else:
    print("else")
for x in []: pass
else: print(x)
def f():
    for x in 5: pass
show(f)
def g():
    for a, b in [(1, 2, 3)]: pass
show(g)
for source in "for x y: 1", "for 1 in x: 1", "for f() in x: 1", "for x in: 1", "for x in y", "for (x in y): 1", "for x if y: 1", "for a + b in c: 1", "for *x in y: 1", "for None in x: 1", "for x in y else: 1":
    show(lambda: compile(source, "f", "exec").co_name)
