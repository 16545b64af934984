# globals(), locals() and vars().
from _show import show


def f(a):
    b = 1
    before = locals()
    before["a"] = "changed"
    b = 2
    return a, before["b"], sorted(locals()), locals() is locals()


class C:
    here = sorted(n for n in locals() if n[0] != "_")
    inside = vars() is locals()


print(f(5), globals() is locals(), vars() is globals(), globals()["f"] is f, C.here, C.inside, vars(C)["inside"])
c = C()
c.x = 1
print(vars(c), vars(c) is c.__dict__)
show(vars, 5)
show(vars, 1, 2)
show(globals, 1)
print([sorted(locals()) for i in [1]][0][:0])
