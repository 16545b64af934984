# sys.exception() is what is being handled here, also inside of called functions; generators keep their own.
import sys

def current(): return sys.exception()
def gen():
    yield current()
    try:
        raise KeyError("g")
    except KeyError:
        yield current()
        yield current()
    yield current()
print(current())
it = gen()
try:
    raise ValueError("v")
except ValueError:
    print(repr(current()), repr(next(it)), repr(next(it)))
    try:
        raise OSError("o")
    except OSError:
        print(repr(current()), repr(next(it)))
    print(repr(current()), repr(next(it)))
print(current(), sys.exc_info())
class C:
    def __enter__(self): return self
    def __exit__(self, *args):
        print("in exit:", repr(current()))
        return True
with C(): 1 / 0
print(current())
try:
    try: 1 / 0
    finally: print("in finally:", repr(current()))
except ZeroDivisionError: pass
