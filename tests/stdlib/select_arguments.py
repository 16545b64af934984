# What poll() and select() take: events, time-outs, lists that change, one call at a time.
import os
import select
import threading


def attempt(what, call):
    try:
        print(what, repr(call()))
    except (OverflowError, ValueError, TypeError, OSError, RuntimeError) as error:
        print(what, type(error).__name__, error)


reading, writing = os.pipe()
poll = select.poll()
for events in -1, 0, 1, 65535, 65536, 1 << 64, "a", 1.0, -(1 << 64):
    attempt(events, lambda: poll.register(reading, events))
poll = select.poll()
poll.register(writing)
for timeout in -1, 0, 1.5, -0.5, None, "a", (1 << 31) - 1, 1 << 31, 1 << 64, 1e30, float("nan"), -(1 << 31) - 1:
    attempt(timeout, lambda: poll.poll(timeout) == [(writing, select.POLLOUT)])
for timeout in -1, "a", None, 1e30, float("nan"), 1 << 64, 1e-10:
    attempt(timeout, lambda: select.select([], [writing], [], timeout)[1] == [writing])

poll = select.poll()
poll.register(reading)






def wait():
    while True:
        try:
            print(poll.poll(5000) == [(reading, select.POLLIN)])
            return
        except RuntimeError: # the main thread was faster
            pass


thread = threading.Thread(target=wait)
thread.start()
while True:
    try:
        poll.poll(0)
    except RuntimeError as error:
        print(error)
        break
os.write(writing, b"x")
thread.join()


class Shrinking:
    def fileno(self):
        del items[-1]
        return writing


class Growing:
    def fileno(self):
        if len(items) < 20:
            items.append(Growing())
        return writing


items = [Shrinking() for n in range(10)]
print(select.select([], items, [])[1] == items, len(items))
items = [Growing()]
print(select.select([], items, [])[1] == items, len(items))
attempt("no sequence", lambda: select.select(5, [], []))
attempt("negative", lambda: select.select([-1], [], []))
