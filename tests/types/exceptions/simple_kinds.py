# Exceptions of the language itself, each where it comes from.
import sys
import weakref
from _show import show


def assertion():
    assert False, ("message", 1)


def recursion():
    recursion()


class C:
    pass


def dead():
    p = weakref.proxy(C())
    import gc
    gc.collect()
    p.x


for f in assertion, (lambda: int("x")), (lambda: len(5)), dead, (lambda: next(iter(()))), (lambda: input()), (lambda: NotImplementedError("n").args):
    show(f)
try:
    recursion()
except RecursionError as e:
    print(type(e).__name__, isinstance(e, RuntimeError), str(e)[:32])
for e in AssertionError("a"), EOFError("e"), MemoryError("m"), RuntimeError("r"), NotImplementedError(), ReferenceError("f"), SystemError("s"), TypeError("t"), BufferError("b"), PythonFinalizationError("p"), RecursionError(), LookupError("l"), UnboundLocalError("u"), ValueError("v"), ExceptionGroup("g", [Exception()]):
    try:
        raise e
    except (AssertionError, EOFError, LookupError, MemoryError, SystemError, TypeError, BufferError, ReferenceError) as caught:
        print("first", repr(caught))
    except (RuntimeError, NameError, ValueError, Exception) as caught:
        print("second", repr(caught))
