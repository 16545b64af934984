import errno
import os
import select
import selectors
import socket
import threading
import time


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


a, b = socket.socketpair()
with select.epoll() as ep:
    print(ep.closed, ep.fileno() > 2, os.get_inheritable(ep.fileno()))
    ep.register(a, select.EPOLLIN | select.EPOLLOUT)
    print(ep.poll(1) == [(a.fileno(), select.EPOLLOUT)])
    attempt(ep.register, a)
    ep.modify(a.fileno(), select.EPOLLIN)
    print(ep.poll(0), ep.poll(timeout=0.01))
    b.send(b"x")
    print(ep.poll() == [(a.fileno(), select.EPOLLIN)])
    print(ep.poll(maxevents=1) == [(a.fileno(), select.EPOLLIN)])
    attempt(ep.poll, 0, 0)
    attempt(ep.poll, 0, -2)
    attempt(ep.poll, "x")
    attempt(ep.register, -1)
    attempt(ep.register, "x")
    attempt(ep.modify, b, select.EPOLLIN)
    ep.unregister(a)
    attempt(ep.unregister, a)
print(ep.closed)
attempt(ep.poll)
attempt(ep.fileno)
attempt(ep.__enter__)
ep.close()
attempt(select.epoll, 0)
attempt(select.epoll, -2)
attempt(select.epoll, 1, 1 << 30)
first = select.epoll()
again = select.epoll.fromfd(os.dup(first.fileno()))
print(type(again).__name__)
again.close()

# Data comes while one waits; another thread registers meanwhile.
a.recv(1)
ep = select.epoll()
seen = []
waiter = threading.Thread(target=lambda: seen.extend(ep.poll(10)))
waiter.start()
time.sleep(0.02)
ep.register(a, select.EPOLLIN)
b.send(b"y")
waiter.join()
print(seen == [(a.fileno(), select.EPOLLIN)])
ep.close()

# The default selector.
print(selectors.DefaultSelector is selectors.EpollSelector)
with selectors.DefaultSelector() as selector:
    key = selector.register(a, selectors.EVENT_READ, "data")
    print(selector.select(1) == [(key, selectors.EVENT_READ)], selector.fileno() > 2)
    selector.modify(a, selectors.EVENT_WRITE)
    print([events for key, events in selector.select(0.5)])
    selector.unregister(a)
    print(selector.select(0))
