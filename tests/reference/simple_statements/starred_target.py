# A starred target gets a list of what is left, also of nothing.
a, *b = "xyz"
*c, d = range(3)
e, *f, g = {"k": 1, "l": 2}
(h, *i), *j = "ab", "cd", "ef"
[*k] = ()
*l, = "q"
print(a, b, c, d, e, f, g, h, i, j, k, l)
o = type("O", (), {})()
o.x, *o.y = 1, 2, 3
m = {}
*m["rest"], m["last"] = "abc"
print(o.y, m)
for n, *p in [(1, 2), "a"]:
    print(n, p)
