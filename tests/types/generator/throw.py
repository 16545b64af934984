# throw() raises at the yield: it may be caught, pass, or be answered.
from _show import show


def g():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("caught", e, e.args)
            yield "answer"


it = g()
next(it)
print(it.throw(ValueError("v")), next(it), it.throw(ValueError))
show(it.throw, KeyError("passes"))
show(next, it)
show(it.throw, RuntimeError("finished"))
show(g().throw, LookupError("not started"))
show(g().throw, 5)
show(g().throw)
show(g().throw, int)
