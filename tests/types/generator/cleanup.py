# A generator that is dropped while it waits runs its finally.
import gc


def g():
    try:
        yield
    finally:
        print("cleaned up")


def drop():
    it = g()
    next(it)


drop()
for _ in range(3):
    gc.collect()
print("after")
