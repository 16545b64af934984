# := binds and gives the value; where it needs parentheses, and where it can't stand.
from _show import show

if (n := len("abc")) > 2:
    print(n)
print((a := 1, b := 2), [y := 1, y + 1], (z := 5), {(k := "key"): k}, f"{(w := 3)}", (lambda: (q := 1))(), [last := v for v in "xyz"], last)
data = [1, 2, 3]
while (item := data and data.pop()):
    print(item, end=" ")
print()
for source in "x := 1", "x = y := 1", "f(x=y := 1)", "(x.a := 1)", "(x[0] := 1)", "((x, y) := 1)", "lambda: x := 1", "def f(a=b := 1): pass", "(x := 1) = 2", "(1 := 2)", "(True := 1)", "[x := 1 for x in y]", "assert x := 1", "del (x := 1)", "with (x := y) as z: pass", "f(x := 1)", "x[y := 1]", "{x := 1}", "print(f'{x:=5}')", "return x := 1":
    show(lambda: compile(source, "f", "exec").co_name)
