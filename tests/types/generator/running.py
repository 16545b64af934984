# A generator can't be resumed while it runs.
from _show import show


def g():
    show(next, it)
    show(it.send, 1)
    show(it.throw, ValueError)
    show(it.close)
    yield 1


it = g()
print(next(it))
