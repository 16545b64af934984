# async for and asynchronous comprehensions.
from _show import show


def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value


async def count(n):
    for i in range(n):
        yield i


class Two:
    def __init__(self):
        self.left = 2

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return self.left


async def main():
    async for x in count(2):
        print(x, end=" ")
    else:
        print("else")
    print([x async for x in Two()], {x: y async for x in count(2) async for y in count(1)}, {x async for x in count(3) if x % 2}, [y for y in [await anext(count(1))]])
    return [x async for x in (i * 2 async for i in count(3))]


async def wrong(x):
    async for _ in x:
        pass


print(run(main()))
show(run, wrong([1]))
show(run, wrong(5))
show(compile, "def f():\n async for x in y: pass", "f", "exec")
