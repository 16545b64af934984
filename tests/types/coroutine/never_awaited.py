# A coroutine that nobody awaits warns when it is found dead.
import gc
import warnings


async def lost():
    pass


def make():
    lost()


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    make()
    for _ in range(3):
        gc.collect()
    print([(w.category.__name__, str(w.message)) for w in caught])
