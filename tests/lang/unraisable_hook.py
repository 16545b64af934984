# only: release
# (What a collection finds is a promise of the optimised machine: the C stack of other builds keeps what is dead.)
# sys.unraisablehook gets what can't be raised.
import gc
import sys
import types


def show(unraisable):
    print(type(unraisable).__name__, unraisable.exc_type.__name__, unraisable.exc_value, unraisable.object)
    print(unraisable.err_msg.partition(" at 0x")[0])


class Bad:
    def __del__(self):
        raise ValueError("in __del__")


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


async def never():
    pass

sys.unraisablehook = show
x = Bad()
del x
gc.collect()
g = stubborn()
next(g)
del g
gc.collect()
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    c = never()
    del c
    gc.collect()
print(types.CoroutineType.send.__doc__ is not None)
sys.unraisablehook = sys.__unraisablehook__
