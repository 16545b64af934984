# Awaitables of asynchronous generators: what they refuse, what they raise, and when they are never awaited.
import gc
import types
import warnings

warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)
warnings.simplefilter("always")


@types.coroutine
def give(v):
    return (yield v)


async def waiting():
    try:
        yield
    except ValueError:
        pass
    while True:
        try:
            await give(None)
        except ValueError:
            pass


def run(f, *args):
    try:
        print("->", f(*args))
    except BaseException as e:
        print(type(e).__name__, e.args)


agen = waiting()
run(agen.asend(None).send, None)
gen = agen.athrow(ValueError)
run(gen.throw, ValueError)
for make in (lambda: agen.asend(1), lambda: agen.__anext__(), lambda: agen.athrow(None), lambda: agen.aclose(),
             lambda: anext(agen, 5)):
    for method, arg in ("send", None), ("throw", ValueError):
        other = make()
        run(getattr(other, method), arg)
        run(other.send, None)


async def one():
    yield 1


run(one().athrow(None).send, None)
run(one().athrow(5).send, None)
run(one().athrow(ValueError, 3).send, None)
run(one().athrow(ValueError, ValueError(4), None).send, None)
run(one().athrow(ValueError, ValueError(4), 4).send, None)
run(one().asend(3).send, 4)
run(one().asend(3).send, None)
run(one().asend(None).throw, ValueError, 3)
run(one().athrow(KeyError(4)).throw, ValueError, ValueError(3), None)
run(one().aclose().throw, ValueError, ValueError(3), None)
run(one().aclose().throw, None)
run(one().aclose().throw, 5)
g = one()
run(g.asend(None).send, None)
run(g.asend(None).send, None)
run(g.asend(None).send, None)
run(g.athrow(ValueError).send, None)
run(g.aclose().send, None)


def unawaited():
    g = one()
    g.asend(None)
    g.athrow(ValueError)
    g.aclose()
    g.aclose().close()


unawaited()
gc.collect()
