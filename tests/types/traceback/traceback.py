# A traceback leads from where an exception was caught to where it was raised.
import types
from _show import show


def f():
    g()


def g():
    1 / 0


try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__
names = []
t = tb
while t:
    names.append((t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_lasti >= 0))
    t = t.tb_next
print(names, dir(tb), tb.__dir__(), tb.__getattribute__("tb_lineno"))
tb.tb_next = tb.tb_next.tb_next
print(tb.tb_next.tb_frame.f_code.co_name)
show(setattr, tb.tb_next, "tb_next", tb)
show(setattr, tb, "tb_next", 5)
show(delattr, tb, "tb_next")
show(setattr, tb, "tb_lineno", 5)
made = types.TracebackType(None, tb.tb_frame, 0, 77)
print(made.tb_lineno, made.tb_next)
try:
    raise ValueError("v").with_traceback(made)
except ValueError as e:
    print(e.__traceback__.tb_next is made)
show(types.TracebackType, 5, tb.tb_frame, 0, 1)
