# A name that is bound anywhere in a function is local to all of it.
from _show import show

x = "global"


def before():
    print(x)
    x = 1


def augmented():
    x += 1


def loop():
    for i in ():
        pass
    return i


def conditional(c):
    if c:
        y = 1
    return y


def deleted():
    z = 1
    del z
    z


def parameter(x):
    del x
    return x


for f in before, augmented, loop, deleted:
    show(f)
show(conditional, False)
show(conditional, True)
show(parameter, 1)
print(x)
