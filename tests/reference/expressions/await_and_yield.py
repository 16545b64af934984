# await and yield as expressions: where they can stand.
from _show import show


def g():
    x = yield
    y = (yield 1) + (yield 2)
    z = yield x, y
    return [z, (yield)]


it = g()
next(it)
print(it.send("a"), it.send(10), it.send(5), it.send("z"))
show(it.send, "end")
for source in "yield 1", "await x", "class C:\n yield 1", "def f():\n await x", "async def f():\n def g():\n  await x", "[(yield) for x in y]", "lambda: await x", "def f(): (yield) = 1", "async def f(): return [await x for x in y]", "async def f(): yield from x", "def f(a=(yield)): pass", "def f(): [(yield 1) for x in y]", "def f(): return yield", "async def f(): await = 1", "def f(): x = yield = 1", "def f(): async for x in y: pass", "def f(): async with x: pass", "async def f(): (await x) = 1":
    show(lambda: compile(source, "f", "exec").co_name)
