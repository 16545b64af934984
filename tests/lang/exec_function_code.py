# The code of a function that takes arguments, where none are given.
def f(x):
    return x.foo


def g(*args, **named):
    print(args, named)


def h(a=1, *, k):
    return a


for run in exec, eval:
    for function in f, h:
        try:
            run(function.__code__)
        except TypeError as e:
            print(e)
    run(g.__code__)
try:
    __build_class__(f, "A")
except TypeError as e:
    print(e)


def outer():
    n = 1

    def inner():
        return n

    return inner


try:
    exec(outer().__code__, {}, closure=(1,))
except TypeError as e:
    print(e)
exec(outer().__code__, {}, closure=outer().__closure__)
