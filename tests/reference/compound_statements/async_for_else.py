# async for: __aiter__ and __anext__; else as in for; targets of every kind.
from _show import show

def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value

class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n, "x"

async def f(n, stop=None):
    out = []
    async for i, (x) in Count(n):
        if i == stop: break
        out.append((i, x))
    else:
        out.append("else")
    return out, [i async for i, _ in Count(n)], {k: v async for k, v in Count(1)}

print(run(f(3)), run(f(3, 1)), run(f(0)))
class Bad:
    def __aiter__(self): return 5
class NotAwaitable:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def g(x):
    async for _ in x: pass
show(run, g(Bad()))
show(run, g(NotAwaitable()))
show(run, g(iter([])))
