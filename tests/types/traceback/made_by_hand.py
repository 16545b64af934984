# Traceback objects can be made and linked; tb_next must not make a circle.
import sys
import types
from _show import show

def f():
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__
t = f()
made = types.TracebackType(None, t.tb_frame, 4, 77)
print(made.tb_next, made.tb_lasti, made.tb_lineno, made.tb_frame is t.tb_frame)
other = types.TracebackType(made, sys._getframe(), 1, 2)
print(other.tb_next is made)
show(setattr, made, "tb_next", other)
show(setattr, made, "tb_next", 5)
show(setattr, made, "tb_lineno", 5)
other.tb_next = None
print(other.tb_next)
show(types.TracebackType)
show(types.TracebackType, 5, t.tb_frame, 1, 2)
show(types.TracebackType, None, 5, 1, 2)
show(types.TracebackType, None, t.tb_frame, "x", 2)
e = ValueError("x").with_traceback(made)
print(e.__traceback__ is made)
show(e.with_traceback, 5)
show(setattr, e, "__traceback__", 5)
show(delattr, e, "__traceback__")
print(sorted(n for n in dir(made) if n.startswith("tb")))
