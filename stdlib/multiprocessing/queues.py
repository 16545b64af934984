"""Queues between processes: pipes with locks."""

import os
import threading
import time
from _weakref import ref
from queue import Empty, Full
from threading import _deque

from multiprocessing import connection, context
from multiprocessing.reduction import ForkingPickler
from multiprocessing.util import Finalize, debug, info, is_exiting, register_after_fork

__all__ = ['Queue', 'SimpleQueue', 'JoinableQueue']

_GenericAlias = type(list[int])
_sentinel = object()


class Queue:
    """A queue of at most maxsize items.

    put() leaves the item in a buffer of this process; a thread, started by the first put(), pickles
    what is there and writes it to the pipe. Writers and readers take turns under a lock between
    processes each; the semaphore counts the places that are left. Buffer, thread and finalizers
    belong to one process: a child starts without.
    """

    def __init__(self, maxsize=0, *, ctx):
        if maxsize <= 0:
            from multiprocessing.synchronize import SEM_VALUE_MAX as maxsize
        self._maxsize = maxsize
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._opid = os.getpid()
        self._wlock = ctx.Lock()
        self._sem = ctx.BoundedSemaphore(maxsize)
        self._ignore_epipe = False
        self._notempty = threading.Condition(threading.Lock())
        self._reset()
        register_after_fork(self, Queue._after_fork)

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._ignore_epipe, self._maxsize, self._reader, self._writer,
                self._rlock, self._wlock, self._sem, self._opid)

    def __setstate__(self, state):
        (self._ignore_epipe, self._maxsize, self._reader, self._writer,
         self._rlock, self._wlock, self._sem, self._opid) = state
        self._notempty = threading.Condition(threading.Lock())
        self._reset()

    def _after_fork(self):
        self._notempty._at_fork_reinit()
        self._reset()

    def _reset(self):
        self._buffer = _deque()
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False
        self._close = None
        self._send_bytes = self._writer.send_bytes
        self._recv_bytes = self._reader.recv_bytes
        self._poll = self._reader.poll

    def _check_closed(self):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, obj, block=True, timeout=None):
        """Add an item, waiting for room; raise Full if there was none in time."""
        self._check_closed()
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty:
            self._append(obj)

    def _append(self, obj):
        if self._thread is None:
            self._start_thread()
        self._buffer.append(obj)
        self._notempty.notify()

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one; raise Empty if none came in time."""
        self._check_closed()
        if block and timeout is None:
            with self._rlock:
                data = self._recv_bytes()
            self._sem.release()
        else:
            if block:
                end = time.monotonic() + timeout
            if not self._rlock.acquire(block, timeout):
                raise Empty
            try:
                if not self._poll(end - time.monotonic() if block else 0):
                    raise Empty
                data = self._recv_bytes()
                self._sem.release()
            finally:
                self._rlock.release()
        return ForkingPickler.loads(data)

    def qsize(self):
        """Return how many items there were just now."""
        return self._maxsize - self._sem.get_value()

    def empty(self):
        """Return whether the pipe was empty just now."""
        return not self._poll()

    def full(self):
        """Return whether there was no room just now."""
        return self._sem._semlock._is_zero()

    def get_nowait(self):
        """Take an item out if there is one now, else raise Empty."""
        return self.get(False)

    def put_nowait(self, obj):
        """Add an item if there is room now, else raise Full."""
        return self.put(obj, False)

    def close(self):
        """Say that this process will put no more."""
        self._closed = True
        close, self._close = self._close, None
        if close:
            close()

    def join_thread(self):
        """After close(): wait until everything is in the pipe."""
        assert self._closed, f"Queue {self!r} not closed"
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        """Don't wait at the process's end until everything is in the pipe."""
        self._joincancelled = True
        if self._jointhread:
            self._jointhread.cancel()

    def _terminate_broken(self):
        # The readers are gone: the feeder may be in the middle of a write that nobody will read.
        self._reader.close()
        self.close()
        self.join_thread()

    def _start_thread(self):
        self._buffer.clear()
        self._thread = thread = threading.Thread(
            target=self._feed, name='QueueFeederThread', daemon=True,
            args=(self._buffer, self._notempty, self._send_bytes, self._wlock,
                  self._reader.close, self._writer.close, self._ignore_epipe,
                  self._on_queue_feeder_error, self._sem))
        try:
            thread.start()
        except:
            self._thread = None
            raise
        if not self._joincancelled:
            self._jointhread = Finalize(thread, _join_feeder, [ref(thread)], exitpriority=-5)
        self._close = Finalize(self, _dismiss_feeder, [self._buffer, self._notempty],
                               exitpriority=10)

    @staticmethod
    def _feed(buffer, notempty, send_bytes, writelock, close_reader, close_writer,
              ignore_epipe, on_error, sem):
        while True:
            try:
                with notempty:
                    while not buffer:
                        notempty.wait()
                    obj = buffer.popleft()
                if obj is _sentinel:
                    close_reader()
                    close_writer()
                    return
                data = ForkingPickler.dumps(obj)
                with writelock:
                    send_bytes(data)
            except Exception as error:
                if ignore_epipe and isinstance(error, BrokenPipeError):
                    return
                if is_exiting():
                    info('error in queue thread: %s', error)
                    return
                # The item is as good as taken out: its place is free again.
                sem.release()
                on_error(error, obj)
            obj = data = None

    @staticmethod
    def _on_queue_feeder_error(error, obj):
        import traceback
        traceback.print_exc()

    __class_getitem__ = classmethod(_GenericAlias)


def _join_feeder(thread_ref):
    thread = thread_ref()
    if thread is not None:
        debug('joining queue thread')
        thread.join()


def _dismiss_feeder(buffer, notempty):
    debug('telling queue thread to quit')
    with notempty:
        buffer.append(_sentinel)
        notempty.notify()


class JoinableQueue(Queue):
    """A queue that counts the items whose work is not yet done."""

    def __init__(self, maxsize=0, *, ctx):
        Queue.__init__(self, maxsize, ctx=ctx)
        self._unfinished_tasks = ctx.Semaphore(0)
        self._cond = ctx.Condition()

    def __getstate__(self):
        return Queue.__getstate__(self) + (self._cond, self._unfinished_tasks)

    def __setstate__(self, state):
        Queue.__setstate__(self, state[:-2])
        self._cond, self._unfinished_tasks = state[-2:]

    def _append(self, obj):
        with self._cond:
            super()._append(obj)
            self._unfinished_tasks.release()

    def task_done(self):
        """Say that the work on one item that was taken out is done."""
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks._semlock._is_zero():
                self._cond.notify_all()

    def join(self):
        """Wait until task_done() was called for every item that was ever put."""
        with self._cond:
            if not self._unfinished_tasks._semlock._is_zero():
                self._cond.wait()


class SimpleQueue:
    """A pipe with a lock at each end."""

    def __init__(self, *, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()

    def close(self):
        """Close the pipe."""
        self._reader.close()
        self._writer.close()

    def empty(self):
        """Return whether the pipe was empty just now."""
        return not self._reader.poll()

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._reader, self._writer, self._rlock, self._wlock)

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def get(self):
        """Take an item out, waiting for one."""
        with self._rlock:
            data = self._reader.recv_bytes()
        return ForkingPickler.loads(data)

    def put(self, obj):
        """Add an item."""
        data = ForkingPickler.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(data)

    __class_getitem__ = classmethod(_GenericAlias)
