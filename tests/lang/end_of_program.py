# sort
# stderr: Exception ignored while calling deallocator <function Failing.__del__
# stderr: ValueError: in __del__
"""What a program's modules hold dies with them at its end: __del__ is called, generators are closed."""
import sys


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name, sys.is_finalizing())


class Failing:
    def __del__(self):
        raise ValueError("in __del__")


def pausing():
    try:
        yield
    finally:
        print("closed")


import atexit
atexit.register(lambda: print("atexit", sys.is_finalizing()))

kept = Named("global")
me = Named("in a cycle")
me.me = me
generator = pausing()
next(generator)
failing = Failing()
print("end", sys.is_finalizing())
# -> atexit False
# -> closed
# -> end False
# -> gone: global True
# -> gone: in a cycle True
