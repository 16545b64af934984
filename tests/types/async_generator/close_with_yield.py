# Yielding in answer to aclose() is an error; so is returning a value.
from _show import show


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


a = stubborn()
step(a.__anext__())
show(step, a.aclose())
show(compile, "async def f():\n yield 1\n return 2", "f", "exec")
show(compile, "async def f():\n yield from []", "f", "exec")
