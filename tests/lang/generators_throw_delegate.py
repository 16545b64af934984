# throw() that ends the iterator which a generator delegates to: it goes on behind its yield from, its variables as they were.
def inner():
    try:
        yield 1
    except ValueError:
        return 5


def g(first, second):
    r = yield from inner()
    yield first, second, r


it = g(10, 20)
print(next(it))
print(it.throw(ValueError))


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, e):
        raise StopIteration(7)


def h(first):
    r = yield from Stops()
    yield first, r


it = h(1)
next(it)
print(it.throw(ValueError))


async def waits():
    try:
        await Awaitable()
    except KeyError:
        return 3


class Awaitable:
    def __await__(self):
        yield 0


async def main(first):
    return first, await waits()


m = main("first")
m.send(None)
try:
    m.throw(KeyError)
except StopIteration as e:
    print(e.value)


def kept():
    x = 5
    try:
        x = yield 1
    except ValueError:
        yield x


it = kept()
next(it)
print(it.throw(ValueError))
