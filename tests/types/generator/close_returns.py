# Since 3.13 close() gives what the generator returns when it is closed.
from _show import show

def quiet():
    try: yield 1
    except GeneratorExit: return "returned"
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
def angry():
    try: yield 1
    except GeneratorExit: raise KeyError("angry")
def plain():
    yield 1
def outer(inner): return (yield from inner())
for f in quiet, stubborn, angry, plain:
    it = f()
    next(it)
    show(it.close)
    it = outer(f)
    next(it)
    show(it.close)
    show(next, it)
