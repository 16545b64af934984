# What a generator handles while it is suspended, and what throw() into it makes of that.
import sys


def keeper():
    try:
        yield
    except Exception as e:
        print(repr(sys.exception()), e.__context__)
        yield
        print(repr(sys.exception()))
        yield
        raise


g = keeper()
next(g)
try:
    raise ValueError("thrown")
except ValueError as e:
    g.throw(e)
print(sys.exception())
next(g)
try:
    next(g)
except ValueError as e:
    print(repr(e), e.__context__)


def handling():
    try:
        raise KeyError("handled")
    except KeyError:
        yield
    yield "after"


g = handling()
next(g)
try:
    g.throw(ValueError("new"))
except ValueError as e:
    print(repr(e.__context__))


def waiting():
    yield


def delegating():
    try:
        raise KeyError("outer")
    except KeyError:
        yield from waiting()


g = delegating()
next(g)
try:
    g.throw(ValueError("into the inner one"))
except ValueError as e:
    print(repr(e.__context__))


def names():
    found, frame = [], sys._getframe(1)
    while frame and frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield
    except RuntimeError:
        print(names())
        yield 1


def outer():
    yield from inner()


g = outer()
next(g)
print(g.throw(RuntimeError))


class Wrong(Exception):
    def __new__(cls):
        return cls


def tries():
    try:
        yield
    except TypeError as e:
        print("should have returned an instance of BaseException" in str(e))
        yield "caught"


g = tries()
next(g)
print(g.throw(Wrong))


def once():
    yield


g = once()
frame = g.gi_frame
print(frame.f_back)
next(g)
print(frame.f_back)
for _ in g:
    pass
print(frame.f_back)

g = (lambda: (yield 1))()
print(next(g))
try:
    g.send("sent")
except StopIteration as stop:
    print(stop.value)
