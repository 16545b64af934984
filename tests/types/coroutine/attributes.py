# What a coroutine tells about itself.
import inspect
from _show import show


class Wait:
    def __await__(self):
        print(inspect.getcoroutinestate(c), c.cr_running)
        yield


async def main():
    await Wait()


c = main()
print(c.cr_running, c.cr_await, c.cr_suspended, c.cr_code.co_name, c.cr_frame.f_lineno, c.cr_origin, c.__name__, c.__qualname__, inspect.getcoroutinestate(c))
c.send(None)
print(c.cr_suspended, type(c.cr_await).__name__, inspect.getcoroutinestate(c), repr(c).startswith("<coroutine object main at 0x"), c.__repr__() == repr(c), c.__getattribute__("cr_running"))
c.close()
print(c.cr_frame, inspect.getcoroutinestate(c))
c.__name__ = "n"
c.__qualname__ = "q.n"
print(repr(c)[:22])
show(setattr, c, "__name__", 1)
show(iter, c)
show(next, c)
c.__del__()
