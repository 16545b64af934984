# A NameError has the name; an unbound local is a kind of it.
from _show import show


def unbound():
    if False:
        x = 1
    return x


def deleted():
    y = 1
    del y
    return y


def free():
    def inner():
        return z
    if False:
        z = 1
    return inner()


for f in (lambda: undefined_name), unbound, deleted, free:
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e, e.name)
e = NameError("m", name="n")
print(repr(e), e.name, NameError().name, e.__str__(), UnboundLocalError("u", name="v").name)
show(NameError, wrong=1)
show(exec, "del never_there")
