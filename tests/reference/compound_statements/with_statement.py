# with: several managers, parentheses, targets.
from _show import show


class M:
    def __init__(self, name, stop=False):
        self.name, self.stop = name, stop

    def __enter__(self):
        print("+" + self.name, end=" ")
        return [self.name, 1]

    def __exit__(self, *error):
        print("-" + self.name, error[0] and error[0].__name__, end=" ")
        return self.stop


class Holder:
    pass


h, d = Holder(), {}
with M("a") as h.x, M("b") as d["k"], M("c") as (p, q), M("e"):
    print(h.x, d, p, q)
with (M("f") as f, M("g"),):
    print(f)
with M("j") as t:
    print(t)
with M("k", stop=True), M("l"):
    1 / 0
print()
with M("m", stop=True) as (only,):
    print("not reached")
print()
def g():
    with M("n"), undefined, M("o"):
        pass
show(g)
for source in "with x", "with x as 1: 2", "with x as f(): 2", "with: 1", "with x as y, : 1", "with (x as y) as z: 1", "with x y: 1", "with (x as y: 1", "with x as *y: 1", "with x as None: 1":
    show(lambda: compile(source, "f", "exec").co_name)
