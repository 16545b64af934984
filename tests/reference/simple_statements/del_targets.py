# del of names, attributes, items, slices and lists of them; what can't be deleted.
from _show import show

a = b = c = 1
del a, (b, [c])
l = [1, 2, 3, 4, 5]
del l[0], l[1:3], (l[-1])
print(l, "a" in globals())
del ()
del [],
for source in "del undefined", "del l[9]", "del l[0], l[9]", "del {}['k']":
    show(exec, source)
for source in "del f()", "del 1", "del a + b", "del (a := 1)", "del *a", "del a if b else c", "del 'x'", "del None", "del", "del a b", "del [a, 1]", "del (a, b())", "del x.y()", "del {a}", "del (a for a in b)", "del -a", "del a < b", "del lambda: 1", "del f'{x}'", "del await x", "del ...", "del a = 1", "del a += 1":
    try:
        compile(source, "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
