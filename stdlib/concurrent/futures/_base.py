"""Futures, waiting for them, and what all executors share."""

import threading
from threading import _deque, _time

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

# A future goes PENDING, RUNNING, FINISHED; or PENDING, CANCELLED (by its user), and then
# CANCELLED_AND_NOTIFIED (by the executor, when it comes across it).
PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_ANY_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_OVER = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_SETTLED = (CANCELLED_AND_NOTIFIED, FINISHED)

TimeoutError = TimeoutError


class Error(Exception):
    """What all errors about futures derive from."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is not in a state that allows this."""


class BrokenExecutor(RuntimeError):
    """The executor failed in a way that it can't recover from."""


def log_failure(message, level='critical', exc_info=True):
    """Report what has no caller to raise to: by logging where there is logging."""
    try:
        import logging
    except ImportError:
        import sys
        print(message, file=sys.stderr)
        if exc_info:
            import traceback
            traceback.print_exc()
    else:
        getattr(logging.getLogger('concurrent.futures'), level)(message, exc_info=exc_info)


class _Waiter:
    """Collects futures as they end; its event is set once enough of them have.

    The list and the count change under the waiter's lock, which is taken inside a future's.
    """

    def __init__(self, enough, stop_on_exception=False):
        self.lock = threading.Lock()
        self.event = threading.Event()
        self.finished = []
        self.enough = enough
        self.stop_on_exception = stop_on_exception

    def add(self, future):
        with self.lock:
            self.finished.append(future)
            self.enough -= 1
            if self.enough <= 0 or self.stop_on_exception and future._exception is not None:
                self.event.set()

    def take(self):
        with self.lock:
            finished, self.finished = self.finished, []
            self.event.clear()
        return finished


class _AllLocked:
    """Holds the locks of many futures, taken in one order everywhere."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *exc_info):
        for future in self.futures:
            future._condition.release()


def _withdraw(waiter, futures):
    for future in futures:
        with future._condition:
            future._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    """Yield the futures as they end, those that already have first."""
    if timeout is not None:
        end = timeout + _time()
    pending = set(fs)
    total = len(pending)
    with _AllLocked(pending):
        finished = [future for future in pending if future._state in _SETTLED]
        pending.difference_update(finished)
        waiter = _Waiter(1)
        future = None
        for future in pending:
            future._waiters.append(waiter)
        del future      # what was yielded may be dropped
    try:
        while True:
            finished.reverse()
            while finished:
                yield finished.pop()
            if not pending:
                return
            left = None
            if timeout is not None:
                left = end - _time()
                if left < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            finished = waiter.take()
            _withdraw(waiter, finished)
            pending.difference_update(finished)
    finally:
        _withdraw(waiter, pending)


class DoneAndNotDoneFutures(tuple):
    """What wait() returns: the set of futures that are done, and the set of the others."""

    __slots__ = ()
    _fields = __match_args__ = ('done', 'not_done')

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    def __getnewargs__(self):
        return tuple(self)

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until all of the futures, the first, or the first to fail have ended."""
    fs = set(fs)
    with _AllLocked(fs):
        done = {future for future in fs if future._state in _SETTLED}
        pending = fs - done
        if return_when == FIRST_COMPLETED:
            waiter, enough = _Waiter(1), bool(done)
        elif return_when == FIRST_EXCEPTION:
            waiter = _Waiter(len(pending), stop_on_exception=True)
            enough = any(future._exception is not None for future in done)
        elif return_when == ALL_COMPLETED:
            waiter, enough = _Waiter(len(pending)), False
        else:
            raise ValueError(f"Invalid return condition: {return_when!r}")
        if enough or not pending:
            return DoneAndNotDoneFutures(done, pending)
        for future in pending:
            future._waiters.append(waiter)
    try:
        waiter.event.wait(timeout)
    finally:
        _withdraw(waiter, pending)
    done.update(waiter.take())
    return DoneAndNotDoneFutures(done, fs - done)


class Future:
    """The result, to come, of a call that an executor makes.

    State, result, exception, waiters and callbacks change under the condition's lock. Callbacks
    are called without it, by whoever ended the future: after that, the list changes no more.
    """

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = 'cancelled' if self._state in _ANY_CANCELLED else self._state.lower()
            what = ''
            if self._state == FINISHED:
                if self._exception:
                    what = f' raised {self._exception.__class__.__name__}'
                else:
                    what = f' returned {self._result.__class__.__name__}'
            return f'<{self.__class__.__name__} at {id(self):#x} state={state}{what}>'

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            log_failure(f'exception calling callback for {self!r}', 'error')

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def add_done_callback(self, fn):
        """Have fn(self) called when the future ends; now, if it has."""
        with self._condition:
            if self._state not in _OVER:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def cancel(self):
        """Cancel the call unless it runs or has run; return whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _ANY_CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Return whether the call was cancelled."""
        with self._condition:
            return self._state in _ANY_CANCELLED

    def running(self):
        """Return whether the call is being made."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Return whether the call has ended or was cancelled."""
        with self._condition:
            return self._state in _OVER

    def _wait(self, timeout):
        if self._state not in _OVER:
            self._condition.wait(timeout)
        if self._state in _ANY_CANCELLED:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """Wait for the call's result and return it; raise what the call raised."""
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result
        finally:
            # The exception's traceback refers to this frame, so the frame lets go of it.
            self = None

    def exception(self, timeout=None):
        """Wait for the call's end and return what it raised, or None."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        """For executors: claim the call; False means that it was cancelled."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            log_failure(f'Future {id(self)} in unexpected state: {self._state}', exc_info=False)
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _OVER:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        """For executors: end the call with its result."""
        self._finish(result, None)

    def set_exception(self, exception):
        """For executors: end the call with what it raised."""
        self._finish(None, exception)

    __class_getitem__ = classmethod(type(list[int]))


class Executor:
    """Something that makes calls for others."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called and return its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Like the built-in map(), but the calls are made by the executor.

        At most buffersize calls, if that is given, are ahead of the results that were fetched.
        """
        if buffersize is not None:
            if not isinstance(buffersize, int):
                raise TypeError("buffersize must be an integer or None")
            if buffersize < 1:
                raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else timeout + _time()
        calls = zip(*iterables)
        if buffersize is None:
            futures = _deque([self.submit(fn, *args) for args in calls])
            return _results(futures, end, None)
        from itertools import islice
        from _weakref import ref
        futures = _deque([self.submit(fn, *args) for args in islice(calls, buffersize)])
        # The calls yet to come must not keep an executor alive that its user has dropped.
        executor_ref = ref(self)

        def submit_next():
            executor = executor_ref()
            if executor is not None:
                for args in calls:
                    futures.append(executor.submit(fn, *args))
                    break

        return _results(futures, end, submit_next)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Accept no more calls and let go of what the executor holds."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end, submit_next):
    """Yield the results in the order of the calls; what is left over at the end is cancelled."""
    try:
        while futures:
            if submit_next is not None:
                submit_next()
            yield _result_or_cancel(futures.popleft(), end)
    finally:
        for future in futures:
            future.cancel()


def _result_or_cancel(future, end):
    try:
        return future.result(None if end is None else end - _time())
    finally:
        future.cancel()
        future = None
