# The words for names that are not there: global, local, of an enclosing function, of a class.
from _show import show

def f():
    print(local)
    local = 1

def g():
    def inner(): return free
    inner()
    free = 1

def h():
    return not_anywhere

def k():
    class C:
        a = only_later
        only_later = 1

def m():
    for loop in []: pass
    return loop

def n():
    with_del = 1
    def inner():
        nonlocal with_del
        del with_del
        del with_del
    inner()

def o():
    import_me.x
    import import_me

def p():
    x += 1
    return x

for call in f, g, h, k, m, n, o, p:
    show(call)
    try:
        call()
    except NameError as e:
        print(type(e) is UnboundLocalError, e.name)
