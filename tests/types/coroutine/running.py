# A coroutine can't wait for itself, nor be awaited by two at once.
from _show import show
import types


@types.coroutine
def pause():
    yield


async def shared():
    await pause()


async def wait(c):
    await c


async def itself():
    show(me.send, None)


me = itself()
show(me.send, None)
s = shared()
a, b = wait(s), wait(s)
a.send(None)
show(b.send, None)
a.close()
