# PyCF_ALLOW_TOP_LEVEL_AWAIT: a module that awaits is a coroutine.
FLAG = 0x2000


class Wait:
    def __await__(self):
        got = yield "waiting"
        return got


async def agen():
    for i in range(3):
        yield i


class Manager:
    async def __aenter__(self):
        return "entered"

    async def __aexit__(self, *e):
        print("left")


def run(source, mode="exec"):
    code = compile(source, "<here>", mode, FLAG)
    namespace = {"Wait": Wait, "agen": agen, "Manager": Manager}
    result = eval(code, namespace)
    if code.co_flags & 0x80:
        sent = None
        try:
            while True:
                print("->", result.send(sent))
                sent = 8
        except StopIteration as e:
            result = e.value
    print(hex(code.co_flags), result)
    return namespace


run("x = 1")
ns = run("""x = 1
y = await Wait()
del x
def f(): return y
z = f()
from math import *
""")
print("x" in ns, ns["y"], ns["z"], "pi" in ns)
run("await Wait() or 5", "eval")
run("print([i async for i in agen()])")
run("""async for i in agen(): print(i)
async with Manager() as m: print(m)
print("i" in locals(), "m" in locals(), "k" in locals())
""")
run("def f(): return (i async for i in agen())")
