# Built-in names are found last, and can be hidden or replaced.
import builtins
from _show import show


def f():
    return len("abc")


print(f())
len = lambda x: "global len"
print(f())
del len
builtins.extra = "added"
print(extra)
del builtins.extra
show(lambda: extra)
original = builtins.len
builtins.len = lambda x: "replaced"
print(f())
builtins.len = original
print(f(), eval("abs(-1)", {"__builtins__": {"abs": lambda x: "own"}}))
show(eval, "abs(-1)", {"__builtins__": {}})
