# What can be awaited, and what can't.
from _show import show
import types


def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value


class NotIterator:
    def __await__(self):
        return 5


class Coroutine:
    def __await__(self):
        return inner()


async def inner():
    return "inner"


@types.coroutine
def old():
    yield
    return "old"


async def wait(x):
    return await x


print(run(wait(inner())), run(wait(old())), run(wait(wait(inner()))))
show(lambda: run(wait(5)))
show(lambda: run(wait(NotIterator())))
show(lambda: run(wait((x for x in ()))))
a = inner()
run(a)
show(lambda: run(wait(a)))
w = inner().__await__()
print(type(w).__name__, iter(w) is w)
show(next, w)
