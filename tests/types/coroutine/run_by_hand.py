# A coroutine is driven by send(); await hands on to what __await__ gives.
from _show import show


class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got, self.value


async def main():
    a = await Wait(1)
    b = await Wait(2)
    return a, b


c = main()
print(c.send(None), c.send("x"))
try:
    c.send("y")
except StopIteration as e:
    print(e.value)
show(c.send, None)
c = main()
show(c.send, 5)
c.send(None)
show(c.throw, KeyError("thrown in"))
c = main()
c.send(None)
print(c.close(), c.close())
show(c.send, None)
