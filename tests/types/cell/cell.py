# A cell holds a variable of a function for those inside it.
import types
from _show import show


def outer():
    x = 1

    def inner():
        return x

    def change(v):
        nonlocal x
        x = v
    return inner, change


inner, change = outer()
c = inner.__closure__[0]
change(5)
print(c.cell_contents, c.__repr__().split(" at ")[0])
c.cell_contents = 7
print(inner())
del c.cell_contents
show(inner)
show(lambda: c.cell_contents)
C = types.CellType
print(C(1) == C(1), C(1) < C(2), C() < C(1), C(1).__eq__(1), C(1).__ne__(C(2)), C(1).__lt__(C(2)), C(1).__le__(C(1)), C(1).__gt__(C(2)), C(1).__ge__(C()), C(3).__getattribute__("cell_contents"))
show(hash, c)
show(C, 1, 2)
