# async def, async for, async with.
from _show import show


def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value


class M:
    async def __aenter__(self):
        print("enter", end=" ")
        return 5

    async def __aexit__(self, kind, error, tb):
        print("exit", kind and kind.__name__, end=" ")
        return kind is KeyError


async def numbers():
    yield 1
    yield 2


async def f():
    async with M() as x, M():
        print(x, end=" ")
    async with M():
        raise KeyError
    async for i in numbers():
        print(i, end=" ")
    else:
        print("else")
    return [i async for i in numbers()], await g()


async def g():
    return "g"


async def fails():
    async with M():
        raise ValueError("v")


async def wrong():
    async with 5:
        pass


async def wrong2():
    with M():
        pass


print(run(f()))
show(run, fails())
show(run, wrong())
show(run, wrong2())
print(f.__code__.co_flags & 0x80 != 0, numbers.__code__.co_flags & 0x200 != 0)
for source in "async def f(): yield 1; return 2", "async for x in y: 1", "async with x: 1", "await x", "def f(): await x", "async def f(): yield from x", "async def f(): [await x for y in z]", "async x = 1", "async lambda: 1", "async def f():\n def g(): await x", "async def f():\n lambda: await x", "async while 1: 2", "def f(): [x async for x in y]":
    show(lambda: compile(source, "f", "exec").co_name)
