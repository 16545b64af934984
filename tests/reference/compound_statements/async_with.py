# async with awaits __aenter__ and __aexit__, which may stop the exception.
from _show import show

def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value

class M:
    def __init__(self, name, stop=False): self.name, self.stop = name, stop
    async def __aenter__(self):
        print("enter", self.name, end="; ")
        return self.name
    async def __aexit__(self, kind, error, tb):
        print("exit", self.name, repr(error), end="; ")
        return self.stop

async def f():
    async with M("a") as x, M("b", True) as y:
        print(x, y, end="; ")
        raise KeyError("k")
    async with (M("c"), M("d") as z,):
        return z

print(run(f()))
class NoExit:
    async def __aenter__(self): pass
class Sync:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
async def g(m):
    async with m: pass
class Plain:
    def __enter__(self): pass
    def __exit__(self, *a): pass
for m in NoExit(), Sync(), Plain(), 5:
    show(run, g(m))
def h():
    with M("x"): pass
show(h)
