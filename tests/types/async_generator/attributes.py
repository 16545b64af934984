# What an asynchronous generator tells about itself.
from _show import show


async def g():
    yield 1


a = g()
print(a.ag_running, a.ag_await, a.ag_suspended, a.ag_code is g.__code__, a.ag_frame.f_code.co_name, a.__name__, a.__qualname__, repr(a)[:26], a.__repr__() == repr(a), a.__getattribute__("ag_running"))
a.__name__ = "n"
a.__qualname__ = "q"
print(repr(a)[:20], a.__name__)
show(iter, a)
show(next, a)
show(lambda: [x for x in a])
show(setattr, a, "__name__", None)
a.__del__()
