# A frame: where it is, and its variables.
import sys
from _show import show


def f(x):
    y = 2
    frame = sys._getframe()
    print(frame.f_code is f.__code__, frame.f_lineno, frame.f_locals["x"], sorted(frame.f_locals), frame.f_globals is globals(), frame.f_builtins["len"] is len, frame.f_back.f_code.co_name, frame.f_lasti >= 0, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
    print(y, frame.__repr__().split(" at ")[0], frame.__getattribute__("f_lineno"), frame.f_generator)
    return frame


frame = f(1)
print(frame.f_locals["y"])
frame.clear()
print(sorted(frame.f_locals))
show(sys._getframe().clear)
show(sys._getframe, 100)
show(setattr, frame, "f_code", 5)
show(type(frame))


def gen():
    yield sys._getframe().f_generator


g = gen()
print(next(g) is g)
