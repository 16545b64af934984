# The target of for is any target; it keeps its last value, and none if there was nothing.
from _show import show

for i in range(3): pass
print(i)
for never in []: pass
show(lambda: never)
d = {}
for d[len(d)] in "ab": pass
print(d)
for (a, b), [c, *e] in [((1, 2), "xyz")]: print(a, b, c, e)
for x, in [[1]]: print(x)
for x in 1, 2: print(x, end=" ")
for x in *[1], 3: print(x, end=" ")
print()
for source in "for 1 in x: pass", "for f() in x: pass", "for x in : pass", "for x y: pass", "for in x: pass", "for x in y pass", "for x in y:", "for (x in y): pass", "for x, y in z,: pass", "for x := 1 in y: pass", "for *x in y: pass", "for *x, in [y]: pass", "for None in x: pass", "for x + 1 in y: pass", "for x in y: pass else: pass", "for x if y in z: pass", "for i range(3): pass", "for x of y: pass", "for lambda: x in y: pass":
    try:
        compile(source, "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
