# Calls: the order of evaluation, unpacking, and errors.
from _show import show


def say(x):
    print(x, end=" ")
    return x


def f(*args, **kwargs):
    return args, kwargs


print(f(say(1), *[say(2)], k=say(3), **{"l": say(4)}))
print(f(*"ab", 1, *[2], x=1, **{}, y=2, **{"z": 3}), f(*(), **{}), f(x for x in ())[0][0] is not None)
show(lambda: f(*5))
show(lambda: f(**5))
show(lambda: f(**{1: 2}))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f.nope())
show(lambda: f.__class__.x())
for source in "f(a=1, 2)", "f(**k, *a)", "f(**k, 1)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(a=)", "f(, 1)", "f(*)", "f(a b)", "f(a for a in b, c)", "f(lambda: 1=2)", "f(True=1)", "f((a)=1)":
    show(compile, source, "f", "exec")
