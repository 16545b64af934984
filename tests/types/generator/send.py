# send() gives a value to yield; the first one must be None.
from _show import show


def adder():
    total = 0
    while True:
        total += yield total


g = adder()
show(g.send, 5)
print(next(g), g.send(5), g.send(7), g.__next__ is not None)
show(lambda: g.__next__())
show(g.send)
show(g.send, 1, 2)
done = (x for x in ())
show(next, done)
show(done.send, None)
