# What can't be awaited, and coroutines that are used twice.
from _show import show

def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value

async def wait(x): return await x
async def five(): return 5

class Bad:
    def __await__(self): return 5
class Again:
    def __await__(self):
        self.given = five()
        return self.given
class Good:
    def __await__(self): return iter([])

for thing in 5, None, [], "a", (i for i in ()), five, Bad(), Good(), lambda: 0:
    show(run, wait(thing))
show(run, wait(five()))
c = five()
show(run, wait(c))
show(run, wait(c))
a = Again()
show(run, wait(a))
a.given.close()
async def loop():
    async for x in [1]: pass
async def manage():
    async with 5: pass
show(run, loop())
show(run, manage())
