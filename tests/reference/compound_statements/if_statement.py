# if, elif, else: the first that is true.
from _show import show


def f(x):
    if x < 0: return "negative"
    elif not x:
        return "zero"
    elif x == 1: y = "one"; return y
    else:
        return "many"


print([f(x) for x in (-1, 0, 1, 2)])
if []: pass
elif (): pass
else: print("else")
if 1:
    if 0: print("no")
    else: print("inner else")
for source in "if x", "if x:\nelse:\n 1", "if x: 1\nelif: 2", "if x: 1\nelse 2", "else: 1", "if x = 1: 2", "if x: if y: 1", "elif x: 1", "if x: 1\nelse: 2\nelif z: 3", "if x then: 1":
    show(compile, source, "f", "exec")
