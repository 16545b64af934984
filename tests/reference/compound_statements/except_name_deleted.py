# The name after "as" is deleted at the end of its clause, whatever it was before.
from _show import show

e = "before"
try:
    raise ValueError(1)
except ValueError as e:
    print(repr(e))
show(lambda: e)


def f():
    try:
        raise ValueError(2)
    except ValueError as x:
        del x
    try:
        raise ValueError(3)
    except ValueError as x:
        x = "rebound"
    return x


show(f)
def g():
    try:
        raise ValueError(4)
    except ValueError as x:
        kept = lambda: x
        print(kept())
    return kept()
show(g)
def h():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as x:
            continue
    return "x" in locals()
print(h())
