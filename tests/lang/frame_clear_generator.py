# frame.clear() of what has not started ends it; of what is suspended or runs it is refused.
import warnings


async def coroutine():
    pass


def generator():
    yield 1
    try:
        frame.clear()
    except RuntimeError as e:
        yield e


with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    c = coroutine()
    c.cr_frame.clear()
    print([str(w.message).partition("\n")[0] for w in found])
g = generator()
g.gi_frame.clear()
print(list(g), g.gi_frame)
g = generator()
frame = g.gi_frame
next(g)
try:
    frame.clear()
except RuntimeError as e:
    print(e)
print(next(g))
g.close()
frame.clear()
