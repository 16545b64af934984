# A frame knows its caller, code, line and namespaces.
import sys
from _show import show

def f(x):
    y = 2
    frame = sys._getframe()
    print(frame.f_code is f.__code__, frame.f_back.f_code.co_name, frame.f_lineno, frame.f_locals["x"], frame.f_locals["y"], frame.f_globals is globals(), frame.f_builtins is vars(__import__("builtins")), frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
    return frame

def g(): return sys._getframe(1).f_code.co_name, f("x")
name, frame = g()
print(name, frame.f_locals["x"], frame.f_back.f_code.co_name, frame.f_lineno, sys._getframe().f_locals is globals())
show(sys._getframe, 1000)
show(sys._getframe, "x")
show(setattr, frame, "f_code", 1)
show(setattr, frame, "f_lineno", 1)
frame.clear()
print(dict(frame.f_locals))
class C:
    here = sys._getframe()
    names = sorted(here.f_locals)[:2]
print(C.names, C.here.f_code.co_name)
