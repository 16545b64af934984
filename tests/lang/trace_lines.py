# Which lines a tracer sees of blocks and of what leaves them. f_lasti and f_lineno are of one place, also when a
# call is told.
import sys


def implicit_return(a=0):
    if a:
        if a > 1:
            return 1


def constants():
    1
    if 1:
        'text'
    pass
    constants


def handlers():
    try:
        raise ValueError
    except TypeError:
        pass
    except ValueError as e:
        e
    try:
        raise ValueError
    except:
        2
    try:
        try:
            raise ValueError
        except TypeError:
            pass
    except ValueError:
        pass
    else:
        3


def finals():
    for n in 1, 2:
        try:
            if n == 2:
                break
            continue
        finally:
            4
    try:
        return
    finally:
        5


class Manager:
    def __enter__(self): pass
    def __exit__(self, *_): pass


def managers():
    for n in 1, 2:
        with Manager():
            break


def decorate(c):
    return c


def classes():
    @decorate
    @decorate
    class C:
        """Docs."""
        if 1:
            x = 1
    C


def generator():
    yield 1
    yield 2


def generators():
    it = generator()
    next(it)
    next(it)
    next(it, None)


def place(frame):
    return [line for start, end, line in frame.f_code.co_lines() if start <= frame.f_lasti < end]


def trace(function):
    def local(frame, event, argument):
        first = function.__code__.co_firstlineno
        agree = '' if place(frame) == [frame.f_lineno] else f' {place(frame)}'
        print(frame.f_lineno - first, event + agree, end=', ')
        return local
    print(function.__name__)
    sys.settrace(local)
    function()
    sys.settrace(None)
    print()


for each in implicit_return, constants, handlers, finals, managers, classes, generators:
    trace(each)
