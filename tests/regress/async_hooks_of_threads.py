# sys.set_asyncgen_hooks() and sys.set_coroutine_origin_tracking_depth() are each thread's: loops in several threads
# used to take each other's generators.
import sys
import threading


async def numbers():
    yield 1


async def coroutine():
    pass


def make():
    return coroutine()


def begin(generator):
    try:
        generator.asend(None).send(None)
    except StopIteration as stop:
        return stop.value


mine, others = [], []
sys.set_asyncgen_hooks(firstiter=mine.append)
sys.set_coroutine_origin_tracking_depth(2)


def other():
    print(sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth())
    sys.set_asyncgen_hooks(firstiter=others.append)
    print(begin(numbers()), len(mine), len(others))
    coro = make()
    print(coro.cr_origin)
    coro.close()


thread = threading.Thread(target=other)
thread.start()
thread.join()
# -> sys.asyncgen_hooks(firstiter=None, finalizer=None) 0
# -> 1 0 1
# -> None
print(begin(numbers()), len(mine), len(others))     # -> 1 1 1
coro = make()
print([name for file, line, name in coro.cr_origin], coro.cr_origin[0][1])     # -> ['make', '<module>'] 16
coro.close()
sys.set_coroutine_origin_tracking_depth(0)
print(make.__name__, sys.get_coroutine_origin_tracking_depth())     # -> make 0
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)    # -> depth must be >= 0
