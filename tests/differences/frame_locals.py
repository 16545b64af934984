# frame.f_locals of a running function is a copy, made when it is asked for. In CPython it writes through, and prints 5.
import sys


def f():
    x = 1
    sys._getframe().f_locals["x"] = 5
    return x


print(f())                              # -> 1
