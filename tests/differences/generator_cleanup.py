# The finally of a generator that is dropped runs at a collection. CPython prints "cleanup" first.
import gc


def g():
    try:
        yield 1
    finally:
        print("cleanup")


def drop():
    next(g())


drop()
print("dropped")                # -> dropped
for _ in range(3):
    gc.collect()                # -> cleanup
