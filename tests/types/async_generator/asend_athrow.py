# asend, athrow and aclose give awaitables, to be used once; what they do in each state.
from _show import show

def run(c):
    try:
        c.send(None)
        return "suspended"
    except StopIteration as e:
        return e.value

async def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 3
    finally:
        print("finally")

a = g()
show(run, a.asend(5))
show(run, a.asend(None))
show(run, a.asend("x"))
show(run, a.athrow(ValueError("v")))
show(run, a.aclose())
show(run, a.asend(None))
show(run, a.aclose())
show(run, a.athrow(KeyError("k")))
b = g()
s = b.asend(None)
show(run, s)
show(run, s)
show(run, b.aclose())
c = g()
show(run, c.athrow(KeyError("early")))
show(run, c.__anext__())
print(type(c.__aiter__()) is type(c), c.ag_running, c.ag_frame, c.ag_code.co_name)
async def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
d = stubborn()
run(d.asend(None))
show(run, d.aclose())
async def stops(): raise StopAsyncIteration("own"); yield
show(run, stops().asend(None))
async def stops2(): raise StopIteration("own"); yield
show(run, stops2().asend(None))
