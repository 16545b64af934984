"""Locks and their kin between processes."""

import os
import sys
import threading
import time

from _multiprocessing import SemLock as _SemLock, sem_unlink
from multiprocessing import context, process, util

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event']

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
SEM_VALUE_MAX = _SemLock.SEM_VALUE_MAX


class SemLock:
    """A semaphore of the system, which knows which thread of which process took it last.

    Children that are copies inherit it, so its name is removed at once. For children that start
    afresh the name stays until the process that made it ends.
    """

    def __init__(self, kind, value, maxvalue, *, ctx):
        if ctx is None:
            ctx = context._default_context.get_context()
        self._is_fork_ctx = ctx.get_start_method() == 'fork'
        while True:
            name = f"{process.current_process()._config['semprefix']}-{os.urandom(6).hex()}"
            try:
                self._semlock = _SemLock(kind, value, maxvalue, name, self._is_fork_ctx)
                break
            except FileExistsError:
                pass
        self._make_methods()
        util.register_after_fork(self, SemLock._after_fork)
        if self._semlock.name is not None:
            util.Finalize(self, _unlink, (self._semlock.name,), exitpriority=0)

    def _after_fork(self):
        self._semlock._after_fork()

    def _make_methods(self):
        self.acquire = self._semlock.acquire
        self.release = self._semlock.release

    def locked(self):
        """Return whether it would have to be waited for."""
        return self._semlock._is_zero()

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *args):
        return self._semlock.__exit__(*args)

    def __getstate__(self):
        context.assert_spawning(self)
        if self._is_fork_ctx:
            raise RuntimeError('A SemLock created in a fork context is being shared with a '
                               'process in a spawn context. This is not supported. Please use '
                               'the same context to create multiprocessing objects and Process.')
        semlock = self._semlock
        return (semlock.handle, semlock.kind, semlock.maxvalue, semlock.name)

    def __setstate__(self, state):
        self._semlock = _SemLock._rebuild(*state)
        self._is_fork_ctx = False
        self._make_methods()

    def _owner(self):
        """Return who holds it, as far as that can be known, and how many times."""
        semlock = self._semlock
        if semlock._is_mine():
            name = process.current_process().name
            thread_name = threading.current_thread().name
            if thread_name != 'MainThread':
                name += '|' + thread_name
            return name, semlock._count()
        if not semlock._is_zero():
            return 'None', 0
        if semlock._count() > 0:
            return 'SomeOtherThread', 'nonzero'
        return 'SomeOtherProcess', 'nonzero'


def _unlink(name):
    try:
        sem_unlink(name)
    except FileNotFoundError:
        pass


class Semaphore(SemLock):
    """A counter that acquire() takes from, waiting while it is zero, and release() adds to."""

    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        """Return what the counter was just now."""
        return self._semlock._get_value()

    def _shown_value(self):
        try:
            return self.get_value()
        except Exception:
            return 'unknown'

    def __repr__(self):
        return f'<{self.__class__.__name__}(value={self._shown_value()})>'


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter may not grow past its first value."""

    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        return (f'<{self.__class__.__name__}(value={self._shown_value()}, '
                f'maxvalue={self._semlock.maxvalue})>')


class Lock(SemLock):
    """A lock between processes; anyone may release it."""

    def __init__(self, *, ctx):
        SemLock.__init__(self, SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self):
        return f'<{self.__class__.__name__}(owner={self._owner()[0]})>'


class RLock(SemLock):
    """A lock between processes that its owner may acquire again."""

    def __init__(self, *, ctx):
        SemLock.__init__(self, RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        name, count = self._owner()
        return f'<{self.__class__.__name__}({name}, {count})>'


class Condition:
    """A place to wait, under a lock, for another process's notification.

    A sleeper adds one to `_sleeping_count` before it lets go of the lock, and one to `_woken_count`
    when it no longer sleeps, whatever the reason. A notifier first subtracts those who have woken
    by themselves, then gives `_wait_semaphore` one for each that it wakes, and waits until as many
    have woken, so that nothing is left in it for a later sleeper.
    """

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._sleeping_count = ctx.Semaphore(0)
        self._woken_count = ctx.Semaphore(0)
        self._wait_semaphore = ctx.Semaphore(0)
        self._make_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore)

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        try:
            waiters = self._sleeping_count.get_value() - self._woken_count.get_value()
        except Exception:
            waiters = 'unknown'
        return f'<{self.__class__.__name__}({self._lock}, {waiters})>'

    def wait(self, timeout=None):
        """Release the lock, sleep until notified or timed out, take the lock again."""
        assert self._lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        count = self._lock._semlock._count()
        for _ in range(count):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        """Wake at most n of the waiting."""
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False), \
            'notify: Should not have been able to acquire _wait_semaphore'
        while self._woken_count.acquire(False):
            asleep = self._sleeping_count.acquire(False)
            assert asleep, 'notify: Bug in sleeping_count.acquire - res should not be False'
        sleepers = 0
        while sleepers < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            sleepers += 1
        for _ in range(sleepers):
            self._woken_count.acquire()
        # One who timed out just then has left its share.
        while sleepers and self._wait_semaphore.acquire(False):
            pass

    def notify_all(self):
        """Wake all the waiting."""
        self.notify(n=sys.maxsize)

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; return its last result."""
        result = predicate()
        if not result and timeout is not None:
            end = time.monotonic() + timeout
        while not result:
            if timeout is not None:
                timeout = end - time.monotonic()
                if timeout <= 0:
                    break
            self.wait(timeout)
            result = predicate()
        return result


class Event:
    """A flag that processes can wait for: a semaphore that is one or zero."""

    def __init__(self, *, ctx):
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = ctx.Semaphore(0)

    def _test(self):
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def is_set(self):
        """Return whether the flag is set."""
        with self._cond:
            return self._test()

    def set(self):
        """Set the flag and wake all who wait for it."""
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        """Clear the flag."""
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        """Wait until the flag is set; return False only if the timeout passed first."""
        with self._cond:
            if not self._test():
                self._cond.wait(timeout)
                return self._test()
            return True

    def __repr__(self):
        status = 'set' if self.is_set() else 'unset'
        return f"<{type(self).__qualname__} at {id(self):#x} {status}>"


class Barrier(threading.Barrier):
    """A meeting point of processes: that of threads, with its state in shared memory."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        from multiprocessing.heap import BufferWrapper
        self.__setstate__((parties, action, timeout, ctx.Condition(), BufferWrapper(8)))
        self._state = 0
        self._count = 0

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._wrapper = state
        self._array = self._wrapper.create_memoryview().cast('i')

    def __getstate__(self):
        return (self._parties, self._action, self._timeout, self._cond, self._wrapper)

    @property
    def _state(self):
        return self._array[0]

    @_state.setter
    def _state(self, value):
        self._array[0] = value

    @property
    def _count(self):
        return self._array[1]

    @_count.setter
    def _count(self, value):
        self._array[1] = value
