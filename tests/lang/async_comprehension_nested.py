# An asynchronous comprehension inside a generator expression makes an asynchronous generator of it.
import warnings
warnings.simplefilter("ignore")


async def numbers(n):
    for i in range(n):
        yield i


async def double(i):
    return i * 2


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def nested():
    in_list = ([i + j async for i in numbers(3)] for j in [10, 20])
    print(type(in_list).__name__)
    print([x async for x in in_list])
    print([x async for x in ({i: await double(j) for i in range(2)} for j in [1, 2])])
    print([x async for x in ([[i async for i in numbers(k)] for k in range(j)] for j in range(3))])
    print([x async for x in (j for j in range(3) if [i async for i in numbers(j)])])
    first = (x for x in [i async for i in numbers(3)])
    print(type(first).__name__, list(first))


def ordinary():
    return type([i async for i in numbers(2)] for j in [1]).__name__, type(lambda: (i async for i in x)).__name__


run(nested())
print(ordinary())

for source in """
def f(): return [[i async for i in x] for j in y]
async def f(): return (lambda: [i async for i in x] for j in y)
[i async for i in x]
class C: x = [i async for i in x]
[await i for i in x]
def f(): return {await i for i in x}
def f(): return [await i]
async def f():\n def g(): return {k: await v for k, v in x}
""".strip().split("\n"):
    try:
        compile(source.replace("\\n", "\n"), "source", "exec")
        print("fine")
    except SyntaxError as error:
        print(error)
