# The traceback of an exception keeps the frames that it passed, in order.
import sys

def f():
    raise ValueError("v")

def g():
    f()

try:
    g()
except ValueError as e:
    tb = e.__traceback__
names = []
while tb:
    names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_code is not None))
    last, tb = tb, tb.tb_next
print(names)
last.tb_frame.clear()
print(last.tb_frame.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
