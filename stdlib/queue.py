"""Queues between threads: first in first out, last in first out, and by priority."""

import threading
from threading import _deque, _time

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']

_GenericAlias = type(list[int])

try:
    from _queue import Empty
except ImportError:
    class Empty(Exception):
        """get() found nothing in time."""


class Full(Exception):
    """put() found no room in time."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue of at most maxsize items, or of any number if maxsize is not positive.

    Everything that the queue holds and counts changes under `mutex`, which its three conditions
    share. A subclass that orders its items otherwise overrides _init, _qsize, _put and _get,
    which are called with the mutex held.
    """

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Say that the work on one item that was taken out is done."""
        with self.mutex:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError('task_done() called too many times')
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until task_done() was called for every item that was ever put."""
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """Return how many items there were just now."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Return whether there was no item just now."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Return whether there was no room just now."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Add an item, waiting for room; raise Full if there was none in time."""
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if block and timeout is not None:
                    end = _deadline(timeout)
                while self._qsize() >= self.maxsize:
                    if not block:
                        raise Full
                    if timeout is not None:
                        timeout = end - _time()
                        if timeout <= 0:
                            raise Full
                    self.not_full.wait(timeout)
                    if self.is_shutdown:
                        raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one; raise Empty if none came in time."""
        with self.mutex:
            if not self._qsize():
                if self.is_shutdown:
                    raise ShutDown
                if not block:
                    raise Empty
            if block and timeout is not None:
                end = _deadline(timeout)
            while not self._qsize():
                if timeout is not None:
                    timeout = end - _time()
                    if timeout <= 0:
                        raise Empty
                self.not_empty.wait(timeout)
                if self.is_shutdown and not self._qsize():
                    raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Add an item if there is room now, else raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out if there is one now, else raise Empty."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Accept no more items; with immediate, give out none of those that are left either."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _init(self, maxsize):
        self.queue = _deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(_GenericAlias)


class PriorityQueue(Queue):
    """A queue that gives out its smallest item first."""

    def _init(self, maxsize):
        from heapq import heappop, heappush
        self.queue = []
        self._push, self._pop = heappush, heappop

    def _put(self, item):
        self._push(self.queue, item)

    def _get(self):
        return self._pop(self.queue)


class LifoQueue(Queue):
    """A queue that gives out its newest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


def _deadline(timeout):
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return _time() + timeout


class _PySimpleQueue:
    """An unbounded queue without tasks to count, whose put() may be called from anywhere.

    The lock is reentrant, so a signal handler or a finalizer that puts while its own thread is
    in put() or get() is let through. Each step under it therefore has to be right if a put()
    happens in its middle: a getter enters itself among the waiters before it looks for an
    item, so such a put() either is seen by the look or wakes the getter. A getter leaves by
    handing a wake-up on if items and waiters remain, so none is lost with a waiter that needed
    it no more.
    """

    def __init__(self):
        self._items = _deque()
        self._waiters = _deque()
        self._lock = threading._CRLock()

    def put(self, item, block=True, timeout=None):
        """Add an item; never waits."""
        with self._lock:
            self._items.append(item)
            self._wake_one()

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one; raise Empty if none came in time."""
        end = None
        if block and timeout is not None:
            end = _deadline(timeout)
        waiter = threading.Lock()
        waiter.acquire()
        while True:
            with self._lock:
                self._waiters.append(waiter)
                try:
                    item = self._items.popleft()
                except IndexError:
                    pass
                else:
                    self._leave(waiter)
                    return item
                if end is not None:
                    timeout = end - _time()
                if not block or timeout is not None and timeout <= 0:
                    self._leave(waiter)
                    raise Empty
            try:
                waiter.acquire(True, -1 if timeout is None else timeout)
            finally:
                with self._lock:
                    self._leave(waiter)

    def _wake_one(self):
        try:
            waiter = self._waiters.popleft()
        except IndexError:
            return
        waiter.release()

    def _leave(self, waiter):
        try:
            self._waiters.remove(waiter)
        except ValueError:
            # Woken: by a put() whose item may be another's to take by now.
            waiter.acquire(False)
            if self._items:
                self._wake_one()

    def put_nowait(self, item):
        """Add an item."""
        return self.put(item)

    def get_nowait(self):
        """Take an item out if there is one now, else raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Return whether there was no item just now."""
        return not self._items

    def qsize(self):
        """Return how many items there were just now."""
        return len(self._items)

    __class_getitem__ = classmethod(_GenericAlias)


try:
    from _queue import SimpleQueue
except ImportError:
    SimpleQueue = _PySimpleQueue
