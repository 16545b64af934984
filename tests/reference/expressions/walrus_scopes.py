# := in a comprehension binds in the function around it, or the module; it can't rebind the loop's variable.
from _show import show

def f():
    [last := i for i in range(3)]
    any((found := c) == "b" for c in "abc")
    return last, found

print(f(), [total := (total if i else 0) + i for i in range(4)], total)
def g():
    global made
    [made := 5 for _ in "a"]
    def h():
        nonlocal n
        [n := 7 for _ in "a"]
    n = 0
    h()
    return n
print(g(), made)
for source in "[i := 0 for i in x]", "[[(j := 0) for i in x] for j in y]", "[x for x in (y := [1])]", "class C: [y := i for i in x]", "[i for i in x if (i := 1)]", "[(i := 1, k) for k in (i for i in x)]", "lambda: [y := i for i in x]":
    show(lambda: compile(source, "f", "exec").co_name)
