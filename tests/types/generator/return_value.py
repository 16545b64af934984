# return gives StopIteration its value; raising StopIteration inside is an error.
from _show import show


def g(n):
    yield 1
    if n == 2:
        raise StopIteration("inside")
    return n, "result"


it = g(1)
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
it = g(2)
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)


def delegate():
    result = yield from g(3)
    print("got", result)


print(list(delegate()))
