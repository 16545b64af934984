# The variable of a comprehension is its own; closures made inside share the last value.
x = "outer"
fs = [lambda: x for x in range(3)]
print(x, [f() for f in fs])
gs = [lambda x=x: x for x in range(3)]
print([g() for g in gs], [(lambda: x)() for x in range(3)])
def f():
    y = "local"
    l = [(y, z) for z in "ab"]
    m = [y for y in range(2)]
    d = {y: y for y in "c"}
    return l, m, d, y, sorted(locals())
print(f())
print([[x for x in range(x)] for x in range(3)], [x for x in [x for x in "q"]], x)
