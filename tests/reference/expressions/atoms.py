# Atoms: names, literals, displays, parentheses.
from _show import show

x = 1
print(x, (x), (x,), (), [], {}, [x, *"ab"], {x, x}, {x: 2, **{"k": 3}}, (*[1], 2), [*()], {**{}}, (yield_ := 5), ..., "a" "b", [[1, 2], [3]][0][1])
for source in "(*x)", "*x", "{**x for y in z}", "[*x for x in y]", "{1: 2, 3}", "{1, 2: 3}", "{**x, y}", "(x for x in y, 1)", "f(x for x in y, 1)", "[x, y for x in z]", "{x: *y}", "(1 2)", "print 5", "exec 'x'":
    show(compile, source, "f", "eval")
