# What next, send, throw and close do to a generator that was not started, is suspended, or is finished.
import inspect
from _show import show

def g():
    try:
        x = yield 1
        print("sent", x)
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    except ValueError as e:
        print("caught", e)
        yield "from except"
    finally:
        print("finally")

def state(it): print(inspect.getgeneratorstate(it), it.gi_running, it.gi_frame is None, it.gi_suspended)
it = g()
state(it)
show(it.send, 5)
show(next, it)
state(it)
show(it.send, 5)
show(it.throw, ValueError("thrown"))
show(next, it)
state(it)
show(next, it), show(it.send, 1), show(it.close)
show(it.throw, KeyError("after the end"))
it = g()
show(it.throw, KeyError("before the start"))
state(it)
it = g()
next(it)
show(it.close)
it = g()
print(it.close(), it.close())
for bad in (), (5,), (ValueError, 5, 6), (ValueError(), "x"), ("text",), (int,):
    show(g().throw, *bad)
