# Assigning f_lineno in a trace function: where a frame may go on, and where it may not.
import sys
import warnings

warnings.simplefilter('ignore')


def jump(function, start, end, event='line'):
    out, jumped = [], []

    def trace(frame, what, arg):
        if frame.f_code is function.__code__:
            if not jumped and what == event and frame.f_lineno - function.__code__.co_firstlineno == start:
                jumped.append(True)
                frame.f_lineno = function.__code__.co_firstlineno + end
        return trace

    sys.settrace(trace)
    try:
        result = function(out)
    except (ValueError, ZeroDivisionError, IndexError) as e:
        result = f'{type(e).__name__}: {e}'
    sys.settrace(None)
    print(function.__name__, start, end, out, result, sys.exception())


def plain(out):
    out.append(1)
    out.append(2)
    a = 3
    out.append(a)
    return 5


def loops(out):
    for i in 1, 2:
        out.append(i)
        for j in 3, 4:
            out.append(j)
        out.append(5)
    while out[-1] < 7:
        out.append(out[-1] + 1)
    return 9


def handlers(out):
    try:
        out.append(2)
        1 / 0
    except ZeroDivisionError:
        out.append(5)
        out.append(6)
    finally:
        out.append(8)
    try:
        out.append(10)
    except TypeError:
        out.append(12)
    out.append(13)
    return sys.exception()


class Manager:
    def __init__(self, out, n):
        self.out, self.n = out, n

    def __enter__(self):
        self.out.append(self.n)

    def __exit__(self, *args):
        self.out.append(-self.n)


def managers(out):
    with Manager(out, 1):
        out.append(2)
        out.append(3)
    with Manager(out, 4):
        out.append(5)
    return 6


def closure(out):
    a = [1]
    def inner():
        return a
    out.append(4)
    a = [5]
    out.append(inner())


def expression(out):
    out.append(
        max(
            2,
            3))
    return 5


def call(out):
    return 1


for start, end in (1, 3), (2, 1), (2, 4), (4, 5), (2, 9), (2, -3):
    jump(plain, start, end)
for start, end in (2, 5), (4, 2), (4, 5), (1, 2), (1, 7), (5, 4), (2, 4), (4, 8), (8, 9):
    jump(loops, start, end)
for start, end in (2, 8), (2, 5), (2, 4), (5, 13), (6, 8), (8, 10), (10, 12), (5, 2), (10, 2), (13, 5):
    jump(handlers, start, end)
for start, end in (2, 4), (2, 3), (1, 2), (2, 5), (2, 6), (1, 4), (5, 2):
    jump(managers, start, end)
for start, end in (4, 6), (5, 2):
    jump(closure, start, end)
jump(call, 0, 1, 'call')
jump(call, 1, 1, 'return')
jump(handlers, 3, 2, 'exception')
frame = sys._getframe()
for v in 'x', 1.5, 10:
    try:
        frame.f_lineno = v
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
