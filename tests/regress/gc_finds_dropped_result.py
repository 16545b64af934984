# only: release
# (What a collection finds is a promise of the optimised machine: the C stack of other builds keeps what is dead.)
# What was just made and dropped is found dead by the next explicit collection, whatever C functions did it.
import gc
import warnings

warnings.simplefilter("always")
count = 0


def note(*args, **kwargs):
    global count
    count += 1


warnings.showwarning = note


async def never():
    pass


def same(x):
    return x


def then_call():
    never()
    same(1)
    gc.collect()


def then_list():
    never()
    [1, 2]
    gc.collect()


then_call()
then_list()
print(count)                            # -> 2
