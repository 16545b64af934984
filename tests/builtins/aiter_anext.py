# aiter() and anext(), with a default too.
from _show import show


async def g():
    yield 1


def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


async def main():
    a = aiter(g())
    print(await anext(a), await anext(a, "default"))
    await anext(a)


class Wrong:
    def __aiter__(self):
        return 5


show(run, main())
show(aiter, 5)
show(aiter, Wrong())
show(anext, 5)
show(anext)
