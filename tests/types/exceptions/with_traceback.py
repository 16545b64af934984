# with_traceback() sets it and returns the exception.
from _show import show

e = KeyError("k")
print(e.with_traceback(None) is e, e.__traceback__)
show(e.with_traceback, 5)
try:
    raise e
except KeyError as again:
    print(again is e, again.__traceback__.tb_lineno)
