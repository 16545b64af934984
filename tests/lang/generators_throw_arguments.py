# Wrong arguments of throw() are refused, and the generator goes on.
import sys
import warnings

warnings.simplefilter("ignore")


def catcher():
    while True:
        try:
            print((yield))
        except ValueError as e:
            print("caught", repr(e))


def attempt(*args):
    try:
        g.throw(*args)
    except Exception as e:
        print(type(e).__name__, e)


g = catcher()
next(g)
attempt(ValueError)
attempt(ValueError, ValueError(1), None)
attempt(ValueError, TypeError(1))
attempt(ValueError(1), "value")
attempt(ValueError, "value", 23)
attempt("text")
attempt(list)
try:
    raise ValueError("with traceback")
except ValueError:
    attempt(*sys.exc_info())
g.send(1)


class Fails(Exception):
    def __init__(self):
        raise ValueError("instead")


attempt(Fails)
g.send(2)
attempt(TypeError)
print(g.gi_frame)
