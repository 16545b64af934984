# What a callback raises, and what it returns that is no C value, goes to sys.unraisablehook.
import sys
from ctypes import *


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, "|", unraisable.err_msg.split(" <")[0])


sys.unraisablehook = hook
F = CFUNCTYPE(c_int, c_int)
print(F(lambda n: 10 // n)(2))
F(lambda n: 10 // n)(0)
F(lambda n: "text")(1)
print(CFUNCTYPE(None, c_char_p)(lambda text: print(text))(b"bytes"))
print(CFUNCTYPE(c_double, c_double, c_float)(lambda a, b: a + b)(1.5, 2.25), CFUNCTYPE(c_short, c_short)(lambda n: n)(-3))
print(CFUNCTYPE(c_char, c_char)(lambda c: c)(b"x"), CFUNCTYPE(c_bool, c_bool)(lambda b: not b)(False))
print(CFUNCTYPE(py_object, py_object)(lambda o: o)([1, 2]))


class Pair(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]


print(CFUNCTYPE(c_double, Pair)(lambda p: p.x + p.y)(Pair(1, 2.5)))
# errno: each thread's own copy, exchanged around calls and callbacks.
libc = CDLL(None, use_errno=True)
print(libc.close(-1), get_errno(), set_errno(0), get_errno())
G = CFUNCTYPE(c_int, use_errno=True)


def change():
    old = set_errno(5)
    return old


set_errno(7)
print(G(change)(), get_errno())
for wrong in (lambda: F(3.5), lambda: F(lambda n: n)("x"), lambda: CFUNCTYPE(Pair)(lambda: 0), lambda: F(lambda n: n)()):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
