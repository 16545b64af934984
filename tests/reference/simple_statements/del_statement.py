# del: names, attributes, items, slices, nested targets.
from _show import attempt, show


class C:
    x = 1


a, b, c, d, e, f = 1, 2, 3, 4, 5, 6
o = C()
o.y = 1
l = list(range(6))
k = {"a": 1, "b": 2}
del a
del b, (c, [d])
del (e), f,
del o.y, l[0], l[1:3], k["a"]
print(l, k, "a" in globals(), "d" in globals(), vars(o))
with attempt():
    del a
with attempt():
    del o.x
with attempt():
    del o.y
with attempt():
    del k["zz"]
with attempt():
    del (5).real
del ()
for source in "del f()", "del 1", "del a + b", "del *a", "del (a, 1)", "del None", "del [x for x in y]", "del a if b else c", "del {a}", "del 'x'", "del", "del a.b(), c", "del (a := 1)":
    show(compile, source, "f", "exec")
