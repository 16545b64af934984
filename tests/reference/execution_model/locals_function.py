# locals() is a snapshot in functions, the namespace itself in modules and classes.
def f(a, b=2):
    l1 = locals()
    c = 3
    l1["a"] = "changed"
    l2 = locals()
    return l1, sorted(l2), a, l1 is l2


print(f(1))
def g():
    x = 1
    def inner():
        y = x
        return sorted(locals())
    return inner(), sorted(locals())
print(g())
class C:
    a = 1
    locals()["b"] = 2
print(C.b, locals() is globals())
print([sorted(locals()) for q in "a"][0] == sorted(set(globals()) | {"q"}))
def h():
    exec("made = 5")
    eval("[w := 1]")
    return "made" in locals(), sorted(locals())
print(h())
