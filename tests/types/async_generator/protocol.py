# asend(), athrow(), aclose(), __anext__() make awaitables that do one step.
from _show import show


def step(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as e:
        return e.value


async def g():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "answer"
    finally:
        print("finally")


a = g()
print(a.__aiter__() is a, step(a.__anext__()), step(a.asend("hello")))
show(step, a.__anext__())
show(step, a.__anext__())
a = g()
step(a.asend(None))
print(step(a.athrow(ValueError("v"))), step(a.aclose()))
a = g()
show(step, a.asend(5))
a = g()
show(step, a.athrow(KeyError("k")))
print(step(g().aclose()))
