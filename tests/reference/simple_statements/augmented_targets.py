# What can stand on the left of += and what can't.
from _show import show

x = type("X", (), {"a": 1})()
x.a += 1
d = {"k": [1]}
d["k"][0] -= 5
l = [1, 2, 3, 4]
l[1:3] *= 2
(b) = 3
(b) **= 2
print(x.a, type(x).a, d, l, b)
for source in "a, b += 1", "(a, b) += 1", "[a] += 1", "*a += 1", "f() += 1", "1 += 1", "a + b += 1", "(a := 1) += 1", "None += 1", "x += y += 1", "x = y += 1", "x += yield", "a if b else c += 1", "x.y() += 1", "'a' += 'b'", "f'{x}' += ''", "[i for i in x] += 1", "lambda: x += 1", "... += 1", "-x += 1", "x += *y", "x += 1,":
    try:
        compile(source, "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
