# The frames that an exception has left have kept their variables; the one that caught it is the running frame itself.
import sys
import traceback


def inner(a, *rest, key=None):
    local = a + 1
    b = [n for n in rest]
    del a
    raise ValueError(local)


def middle(x):
    def closure():
        return x
    for item in range(3):
        if item == 2:
            inner(x, 5, 6, key="k")


class Holder:
    def method(self, value):
        class Body:
            inside = value
            1 / 0
        return Body


def generate(n):
    yield n
    raise KeyError(n + 1)


def frames(e):
    tb, found = e.__traceback__, []
    while tb:
        found.append(tb.tb_frame)
        tb = tb.tb_next
    return found


def outer():
    before = 1
    try:
        middle(4)
    except ValueError as e:
        first, second, third = frames(e)
        print(first is sys._getframe(), first.f_locals["before"], first.f_back is sys._getframe(1))
        first.f_locals["before"] = 2
        print(before)
        print({name: v for name, v in second.f_locals.items() if name != "closure"}, third.f_locals)
        print(third.f_lineno - third.f_code.co_firstlineno, second.f_locals == second.f_locals, len(third.f_locals))
        traceback.clear_frames(e.__traceback__.tb_next)
        print(dict(second.f_locals), dict(third.f_locals))


outer()
# -> True 1 True
# -> 2
# -> {'x': 4, 'item': 2} {'key': 'k', 'rest': (5, 6), 'local': 5, 'b': [5, 6]}
# -> 4 True 4
# -> {} {}

try:
    Holder().method(7)
except ZeroDivisionError as e:
    caught = e
print([sorted(name for name in frame.f_locals if not name.startswith("__")) for frame in frames(caught)[1:]])
# -> [['self', 'value'], ['inside']]
print(frames(caught)[2].f_locals["inside"], frames(caught)[0] is sys._getframe())       # -> 7 True

made = generate(1)
try:
    list(made)
except KeyError as e:
    print(frames(e)[-1].f_locals, frames(e)[-1].f_code.co_name)                         # -> {'n': 1} generate


def recurse(n):
    return recurse(n - 1) if n else 1 // n


try:
    recurse(5)
except ZeroDivisionError as e:
    print([frame.f_locals["n"] for frame in frames(e)[1:]])                             # -> [5, 4, 3, 2, 1, 0]
    summary = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(summary.stack[-1].locals)                                                     # -> {'n': '0'}


def twice(e):
    if e is not None:
        return frames(e)[0].f_locals.get("e", "not known")
    try:
        recurse(0)
    except ZeroDivisionError as raised:
        return raised


print(type(twice(None)).__name__)                                                            # -> ZeroDivisionError


def caller():
    try:
        raise Exception
    except Exception:
        return sys.exc_info()[2].tb_frame.f_back.f_code.co_name


def asks():
    return caller()


print(asks())                                                                           # -> asks
