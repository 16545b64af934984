# A coroutine is driven like a generator, but is no iterator.
from _show import show

class Wait:
    def __init__(self, *values): self.values = values
    def __await__(self):
        got = []
        for v in self.values: got.append((yield v))
        return got

async def c(*values):
    try:
        return await Wait(*values)
    except ValueError as e:
        return "caught", e.args
    finally:
        print("finally")

a = c(1, 2)
print(a.send(None), a.send("x"), a.cr_await is not None, a.cr_running, a.cr_suspended)
show(a.send, "y")
show(a.send, None)
a = c(1)
a.send(None)
show(a.throw, ValueError("v"))
a = c(1)
a.send(None)
print(a.close(), a.cr_frame)
show(a.send, None)
a = c(1)
show(a.send, 5)
show(lambda: iter(a))
show(lambda: next(a))
show(lambda: list(a))
show(lambda: [*a])
print(type(a.__await__()).__name__)
a.close()
a = c(1)
it = a.__await__()
print(next(it))
show(next, it)
async def stop(): raise StopIteration(5)
show(stop().send, None)
