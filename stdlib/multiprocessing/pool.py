"""Pools of worker processes, and of threads with the same interface."""

import os
import threading
import time

from multiprocessing import get_context, util, workers
from multiprocessing.context import TimeoutError
from threading import _deque

__all__ = ['Pool', 'ThreadPool']

INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'

_GenericAlias = type(list[int])


class RemoteTraceback(workers.RemoteTraceback):
    """The traceback, as text, of an exception that was raised in a worker."""


def rebuild_exc(error, text):
    """Return an exception that came from a worker, with its traceback as its cause."""
    error.__cause__ = RemoteTraceback(text)
    return error


class ExceptionWithTraceback(workers.ExceptionWithTraceback):
    """Pickles an exception so that its traceback arrives, as its cause."""

    def __reduce__(self):
        return rebuild_exc, (self.error, self.text)


class MaybeEncodingError(Exception):
    """A result could not be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{self.__class__.__name__}: {self}>"


class WorkerDied(RuntimeError):
    """A worker process ended in the middle of a call."""


def mapstar(args):
    """Call a function, args[0], with each of the values in args[1]."""
    return list(map(*args))


def starmapstar(args):
    """Call a function, args[0], with the arguments in each of the tuples in args[1]."""
    return [args[0](*arguments) for arguments in args[1]]


def _run(fn, args, kwargs, send):
    """In a worker: make a call and send what comes of it."""
    try:
        answer = (True, fn(*args, **kwargs))
    except Exception as error:
        answer = (False, ExceptionWithTraceback(error))
    try:
        send(answer)
    except Exception as error:
        send((False, MaybeEncodingError(error, answer[1])))


class _Task:
    """One call of a job: the index-th of its pieces."""

    __slots__ = ('job', 'index', 'fn', 'args', 'kwargs')

    def __init__(self, job, index, fn, args, kwargs):
        self.job = job
        self.index = index
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _Crew(workers.Crew):
    """The worker processes of one pool. One that dies is replaced; its call fails.

    Nothing here refers to the pool, so that the pool can be collected and the crew stopped.
    """

    def __init__(self, *args):
        super().__init__(*args, daemon=True)
        self.closing = False

    def finished(self, task, ok, value):
        task.job._set(task.index, ok, value)

    def lost(self, task, error):
        if task is not None:
            if error is None:
                error = WorkerDied('a worker process ended in the middle of a call')
            self.finished(task, False, error)
        self.replace()

    def over(self):
        return self.closing

    def close(self):
        self.closing = True
        self.wakeup.set()

    def stop(self):
        # No lock: this is called by finalizers too.
        self.stopped = True
        self.wakeup.set()

    def members(self):
        return [worker.process for worker in self.workers]


class _ThreadCrew:
    """Threads that do what a crew of processes does, without pickling."""

    def __init__(self, size, initializer, initargs):
        from queue import SimpleQueue
        self.pending = SimpleQueue()
        self.stopped = False
        self.threads = []
        for _ in range(size):
            thread = threading.Thread(target=self._work, args=(initializer, initargs),
                                      daemon=True)
            thread.start()
            self.threads.append(thread)

    def _work(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while True:
            task = self.pending.get()
            if task is None or self.stopped:
                self.pending.put(None)
                return
            try:
                ok, value = True, task.fn(*task.args, **task.kwargs)
            except Exception as error:
                ok, value = False, error
            task.job._set(task.index, ok, value)
            task = value = None

    def add_task(self, task):
        self.pending.put(task)

    def close(self):
        self.pending.put(None)

    def stop(self):
        self.stopped = True
        self.pending.put(None)

    terminate = stop

    def join(self):
        for thread in self.threads:
            thread.join()

    def members(self):
        return self.threads


def _end_crew(crew):
    crew.stop()
    if threading.current_thread() not in crew.members():
        crew.join()


class Pool:
    """Worker processes that make calls."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        self._state = INIT
        self._ctx = context or get_context()
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._crew = self._make_crew(initializer, initargs, maxtasksperchild)
        self._terminate = util.Finalize(self, _end_crew, args=(self._crew,), exitpriority=15)
        self._state = RUN

    def _make_crew(self, initializer, initargs, maxtasksperchild):
        crew = _Crew(self._ctx, self._processes, initializer, initargs, maxtasksperchild, _run,
                     'PoolWorker')
        try:
            with crew.lock:
                while len(crew.workers) < crew.size:
                    crew.add_worker()
        except BaseException:
            crew.terminate()
            crew.dismiss()
            raise
        crew.start_thread(daemon=True)
        return crew

    @property
    def _pool(self):
        return self._crew.members()

    def __del__(self):
        if self._state == RUN:
            import warnings
            warnings.warn(f"unclosed running multiprocessing pool {self!r}", ResourceWarning,
                          source=self)

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} state={self._state} '
                f'pool_size={len(self._pool)}>')

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Return func(*args, **kwds), called by a worker."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Have func(*args, **kwds) called by a worker; return the result to come."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._crew.add_task(_Task(result, 0, func, args, kwds))
        return result

    def map(self, func, iterable, chunksize=None):
        """Return the list of what func returns for each value."""
        return self._map_async(mapstar, func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """Like map(), but return the result to come."""
        return self._map_async(mapstar, func, iterable, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """Return the list of what func returns for the arguments in each tuple."""
        return self._map_async(starmapstar, func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """Like starmap(), but return the result to come."""
        return self._map_async(starmapstar, func, iterable, chunksize, callback, error_callback)

    def _map_async(self, mapper, func, iterable, chunksize, callback=None, error_callback=None):
        self._check_running()
        values = list(iterable)
        if chunksize is None:
            chunksize = -(-len(values) // (self._processes * 4))
        chunks = [] if not values else list(_chunks(values, chunksize))
        result = MapResult(self, len(values), chunksize, len(chunks), callback, error_callback)
        for index, chunk in enumerate(chunks):
            self._crew.add_task(_Task(result, index, mapper, ((func, chunk),), {}))
        return result

    def imap(self, func, iterable, chunksize=1):
        """Yield what func returns for each value, in order."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """Yield what func returns for each value, as it comes."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize!r}")
        result = kind(self, self._processes * 4 + 64)
        if chunksize == 1:
            calls = ((func, (value,)) for value in iterable)
        else:
            calls = ((mapstar, ((func, chunk),)) for chunk in _chunks(iterable, chunksize))
        # The iterable may wait for results of this very call: it gets a thread of its own.
        threading.Thread(target=_feed, args=(self._crew, result, calls), daemon=True).start()
        if chunksize == 1:
            return result
        return (item for chunk in result for item in chunk)

    def close(self):
        """Accept no more calls; the workers end when those that were accepted are done."""
        if self._state == RUN:
            self._state = CLOSE
            self._crew.close()

    def terminate(self):
        """End the workers with what they do."""
        self._state = TERMINATE
        self._crew.terminate()
        self._terminate()

    def join(self):
        """After close() or terminate(): wait until the workers have ended."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        self._crew.join()

    def __reduce__(self):
        raise NotImplementedError(
            'pool objects cannot be passed between processes or pickled')

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class ThreadPool(Pool):
    """Threads that make calls: the same interface, without processes."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _make_crew(self, initializer, initargs, maxtasksperchild):
        return _ThreadCrew(self._processes, initializer, initargs)


def _chunks(iterable, size):
    from itertools import islice
    values = iter(iterable)
    while chunk := tuple(islice(values, size)):
        yield chunk


def _feed(crew, result, calls):
    """Turn an iterable of calls into tasks, not too far ahead of their results."""
    count = 0
    try:
        for fn, args in calls:
            result._room.acquire()
            if crew.stopped:
                return
            crew.add_task(_Task(result, count, fn, args, {}))
            count += 1
    except Exception as error:
        result._set(count, False, error)
        count += 1
    result._set_length(count)


class ApplyResult:
    """The result, to come, of a call."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool       # it stays alive as long as it has work
        self._event = threading.Event()
        self._callback = callback
        self._error_callback = error_callback

    def ready(self):
        """Return whether the call has ended."""
        return self._event.is_set()

    def successful(self):
        """Return whether the call, which must have ended, didn't raise."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        """Wait until the call has ended, or for timeout seconds."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """Wait for the result and return it, or raise what the call raised."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, index, success, value):
        self._success, self._value = success, value
        if success:
            if self._callback:
                self._callback(value)
        elif self._error_callback:
            self._error_callback(value)
        self._event.set()
        self._pool = None

    __class_getitem__ = classmethod(_GenericAlias)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results, to come, of many calls, made in chunks.

    Chunks may come in from several threads at once: the count of those that are missing, and
    which failure came first, are settled under the lock.
    """

    def __init__(self, pool, length, chunksize, chunks, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._lock = threading.Lock()
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._missing = chunks
        if chunks == 0:
            self._event.set()
            self._pool = None

    def _set(self, index, success, value):
        with self._lock:
            self._missing -= 1
            if not self._success:
                pass
            elif success:
                self._value[index * self._chunksize:(index + 1) * self._chunksize] = value
            else:
                self._success, self._value = False, value
            last = self._missing == 0
        if last:
            super()._set(index, self._success, self._value)


class IMapIterator:
    """The results of many calls in order. `_room` bounds how far the calls run ahead."""

    def __init__(self, pool, room):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._room = threading.Semaphore(room)
        self._items = _deque()
        self._index = 0         # how many have become available
        self._length = None
        self._unsorted = {}

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """Return the next result, or raise what its call raised."""
        with self._cond:
            end = None if timeout is None else time.monotonic() + timeout
            while not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError
                self._cond.wait(left)
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, index, success, value):
        with self._cond:
            self._unsorted[index] = (success, value)
            while self._index in self._unsorted:
                self._items.append(self._unsorted.pop(self._index))
                self._index += 1
            self._cond.notify_all()
        self._room.release()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            self._cond.notify_all()


class IMapUnorderedIterator(IMapIterator):
    """The results of many calls as they come."""

    def _set(self, index, success, value):
        with self._cond:
            self._items.append((success, value))
            self._index += 1
            self._cond.notify_all()
        self._room.release()
