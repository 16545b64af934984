# raise: classes, instances, from, and again.
from _show import attempt, show


def reraise():
    raise


with attempt():
    raise ValueError
with attempt():
    raise ValueError("v", 1)
with attempt():
    raise 5
with attempt():
    raise int
with attempt():
    raise ValueError from 5
with attempt():
    raise
with attempt():
    raise type("Own", (KeyError,), {})("own")
try:
    try:
        1 / 0
    except ZeroDivisionError:
        reraise()
except ZeroDivisionError as e:
    print("again", e)
for cause in KeyError, KeyError("k"), None:
    try:
        raise ValueError("v") from cause
    except ValueError as e:
        print(repr(e.__cause__), e.__suppress_context__)


class Odd(Exception):
    def __new__(cls):
        return 5


with attempt():
    raise Odd
for source in "raise from x", "raise a, b", "raise x from", "raise x from y from z":
    show(compile, source, "f", "exec")
