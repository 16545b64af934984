"""Queues between tasks of one loop."""

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown')

import collections
import heapq
from types import GenericAlias

from . import locks, mixins


class QueueEmpty(Exception):
    """There is nothing in the queue."""


class QueueFull(Exception):
    """There is no room in the queue."""


class QueueShutDown(Exception):
    """The queue was shut down."""


def _wake_first(waiters):
    while waiters:
        waiter = waiters.popleft()
        if not waiter.done():
            waiter.set_result(None)
            return


def _wake_all(waiters):
    while waiters:
        _wake_first(waiters)


class Queue(mixins._LoopBoundMixin):
    """A queue, of any size or of a largest size."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = collections.deque()
        self._putters = collections.deque()
        self._unfinished_tasks = 0
        self._finished = locks.Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    # What subclasses may replace.

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):
        parts = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):
            parts.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            parts.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            parts.append(f'_putters[{len(self._putters)}]')
        if self._unfinished_tasks:
            parts.append(f'tasks={self._unfinished_tasks}')
        if self._is_shutdown:
            parts.append('shutdown')
        return ' '.join(parts)

    def qsize(self):
        """Return how many items there are."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items there may be; 0 for any number."""
        return self._maxsize

    def empty(self):
        """Tell whether there is no item."""
        return not self._queue

    def full(self):
        """Tell whether there is no room."""
        return 0 < self._maxsize <= self.qsize()

    def _join_line(self, waiters):
        mine = self._get_loop().create_future()
        waiters.append(mine)
        return mine

    def _leave_line(self, waiters, mine, blocked):
        mine.cancel()
        if mine in waiters:
            waiters.remove(mine)
        if not blocked and not mine.cancelled():
            # It was our turn; now it is someone else's.
            _wake_first(waiters)

    async def put(self, item):
        """Put an item into the queue, when there is room."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            mine = self._join_line(self._putters)
            try:
                await mine
            except BaseException:
                self._leave_line(self._putters, mine, self.full())
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item into the queue, or raise QueueFull."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        _wake_first(self._getters)

    async def get(self):
        """Take the next item, when there is one."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            mine = self._join_line(self._getters)
            try:
                await mine
            except BaseException:
                self._leave_line(self._getters, mine, self.empty())
                raise
        return self.get_nowait()

    def get_nowait(self):
        """Take the next item, or raise QueueEmpty."""
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        _wake_first(self._putters)
        return item

    def task_done(self):
        """Say that the work for one item is done."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Wait until task_done() was called for each item."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """Refuse items from now on; what is there may still be taken, or is thrown away at once."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        _wake_all(self._getters)
        _wake_all(self._putters)


class PriorityQueue(Queue):
    """A queue whose smallest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """A queue whose latest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
