"""Threads and the primitives that synchronise them.

What this module relies on where there is no GIL, and nothing more:

* One operation on a built-in container (a dict item, a deque end) and one attribute load or
  store is atomic. A store is a release and a load an acquire, so whoever sees a flag set also
  sees what was written before it.
* Everything that takes two such operations happens under a lock, named at its place.
"""

import sys as _sys
import _thread
from time import monotonic as _time
from _weakrefset import WeakSet as _WeakSet
from posix import register_at_fork as _register_at_fork
try:
    from _collections import deque as _deque
except ImportError:
    from collections import deque as _deque
from _thread import (
    TIMEOUT_MAX, _local as local, error as ThreadError, get_ident, get_native_id, stack_size,
    _excepthook as excepthook, _ExceptHookArgs as ExceptHookArgs,
    allocate_lock as _allocate_lock, daemon_threads_allowed as _daemon_threads_allowed,
    start_joinable_thread as _start_joinable_thread, _ThreadHandle, _make_thread_handle)

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate',
           'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore',
           'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError',
           'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs',
           'gettrace', 'getprofile', 'setprofile_all_threads', 'settrace_all_threads',
           'get_native_id']

Lock = _thread.LockType
__excepthook__ = excepthook

_CRLock = _thread.RLock
_HAVE_THREAD_NATIVE_ID = True
_profile_hook = None
_trace_hook = None


def _warn_deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def setprofile(func):
    """Have every thread that starts from now on call sys.setprofile(func)."""
    global _profile_hook
    _profile_hook = func


def setprofile_all_threads(func):
    """Like setprofile(), and install func in the running threads too."""
    setprofile(func)
    _sys._setprofileallthreads(func)


def getprofile():
    """Return what setprofile() was given."""
    return _profile_hook


def settrace(func):
    """Have every thread that starts from now on call sys.settrace(func)."""
    global _trace_hook
    _trace_hook = func


def settrace_all_threads(func):
    """Like settrace(), and install func in the running threads too."""
    settrace(func)
    _sys._settraceallthreads(func)


def gettrace():
    """Return what settrace() was given."""
    return _trace_hook


class _RLock:
    """What RLock makes where there is no such lock in C; threading's own tests want to compare the two."""

    def __init__(self):
        self._block = _allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        owner = self._owner
        return (f"<{'locked' if self.locked() else 'unlocked'} {self.__class__.__module__}."
                f"{self.__class__.__qualname__} object owner={getattr(_active.get(owner), 'name', owner)!r} "
                f"count={self._count} at {hex(id(self))}>")

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock, once more if this thread has it already; return whether it has it now."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    __enter__ = acquire

    def release(self):
        """Give back what was taken once."""
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, t, v, tb):
        self.release()

    def locked(self):
        """Return whether any thread has the lock."""
        return self._block.locked()

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._owner = None
        self._count = 0

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count = 0
        self._owner = None
        self._block.release()
        return state

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._owner == get_ident() else 0


_PyRLock = _RLock


def RLock(*args, **kwargs):
    """Return a new lock that its owner may acquire again."""
    if args or kwargs:
        _warn_deprecated(
            'Passing arguments to RLock is deprecated and will be removed in 3.15')
    return _CRLock(*args, **kwargs)


class Condition:
    """A place to wait, under a lock, for another thread's notification.

    Each waiter sleeps on a lock of its own. The deque of waiters changes only while the
    condition's lock is held, and a waiter's lock is released only by a notifier that holds it
    too: whether a waiter was notified is therefore settled once it has the lock back.
    """

    def __init__(self, lock=None):
        if lock is None:
            lock = _CRLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self.locked = lock.locked
        # A lock that counts its owner's acquisitions brings its own ways to let go and to tell.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, name, method)
        self._waiters = _deque()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        # A plain lock has no owner: that it is held by somebody is all that can be known.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Release the lock, sleep until notified or timed out, take the lock again.

        Returns whether a notification came. One is never swallowed: it counts even if the
        timeout passed at the same moment, and a waiter that leaves by an exception hands it on.
        """
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved_state = self._release_save()
        notified = finished = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout <= 0:
                notified = waiter.acquire(False)
            else:
                notified = waiter.acquire(True, timeout)
            finished = True
        finally:
            self._acquire_restore(saved_state)
            if not notified:
                notified = waiter.acquire(False)
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass
                if notified and not finished:
                    self.notify()
        return notified

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; return its last result."""
        result = predicate()
        if timeout is None:
            while not result:
                self.wait()
                result = predicate()
            return result
        if not result:
            end = _time() + timeout
            while not result:
                self.wait(timeout)
                result = predicate()
                timeout = end - _time()
                if timeout <= 0:
                    break
        return result

    def notify(self, n=1):
        """Wake at most n of the waiting threads, the longest-waiting first."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            # A signal handler that raises may leave between the release and the removal: the
            # next notifier then finds a waiter that is already awake, which doesn't count.
            try:
                waiter.release()
            except RuntimeError:
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wake all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated name of notify_all()."""
        _warn_deprecated('notifyAll() is deprecated, use notify_all() instead')
        self.notify_all()


class Semaphore:
    """A counter that acquire() takes from, waiting while it is zero, and release() adds to.

    `_value` changes only under the condition's lock.
    """

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(_allocate_lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}>")

    def acquire(self, blocking=True, timeout=None):
        """Take one from the counter; return whether that was possible in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if self._value == 0:
                if not blocking or not self._cond.wait_for(lambda: self._value != 0, timeout):
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Add n to the counter and wake that many waiters."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._check_release(n)
            self._value += n
            self._cond.notify(n)

    def _check_release(self, n):
        pass

    def __exit__(self, exc_type, exc, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter may not grow past its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}/{self._initial_value}>")

    def _check_release(self, n):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")


class Event:
    """A flag that threads can wait for.

    `_flag` is written under the condition's lock, so that no waiter sleeps past a set(). It is
    read without it in is_set(), which is one acquire load.
    """

    def __init__(self):
        self._cond = Condition(_allocate_lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self._flag else 'unset'
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Return whether the flag is set."""
        return self._flag

    def isSet(self):
        """Deprecated name of is_set()."""
        _warn_deprecated('isSet() is deprecated, use is_set() instead')
        return self._flag

    def set(self):
        """Set the flag and wake all who wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Clear the flag."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is set; return False only if the timeout passed first."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class Barrier:
    """A meeting point of a fixed number of threads, to be used any number of times.

    `_state` and `_count` (the threads inside) change only under the condition's lock. Nobody
    enters while the last round is still leaving, so a round's threads see one outcome.
    """

    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition(_allocate_lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        what = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {what}>"

    def wait(self, timeout=None):
        """Wait for the others; return this thread's number in the round."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (self._DRAINING, self._RESETTING):
                self._cond.wait()
            if self._state == self._BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._trip()
                elif not self._cond.wait_for(self._is_over, timeout):
                    self._break()
                    raise BrokenBarrierError
                if self._state < 0:
                    raise BrokenBarrierError
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (self._DRAINING, self._RESETTING):
                    self._state = self._FILLING
                    self._cond.notify_all()

    def _is_over(self):
        return self._state != self._FILLING

    def _trip(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = self._DRAINING
        self._cond.notify_all()

    def reset(self):
        """Empty the barrier; who waits in it gets BrokenBarrierError."""
        with self._cond:
            if self._count == 0:
                self._state = self._FILLING
            elif self._state in (self._FILLING, self._BROKEN):
                self._state = self._RESETTING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for all who wait in it and all who will."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    @property
    def parties(self):
        """How many threads trip the barrier."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait in the barrier: a snapshot, good for display."""
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state == self._BROKEN


class BrokenBarrierError(RuntimeError):
    """The barrier was reset, aborted, or timed out."""


# Who runs and who is about to. Both tables change under the lock; a single lookup needs none. The
# lock is reentrant, because a signal handler or a finalizer may ask for the current thread while
# this thread changes a table. It also guards the number in the names.
_active_limbo_lock = _CRLock()
_active = {}
_limbo = {}
_dangling = _WeakSet()      # all threads that there are, for tests that look for leaks
_name_number = 0


def _counter():
    global _name_number
    with _active_limbo_lock:
        _name_number += 1
        return _name_number


def _newname(template):
    return template % _counter()


class Thread:
    """A thread of control: a target to call, or a subclass with a run() of its own.

    `_running` is a lock that is held from the object's making until the new thread has set
    its identity, so start() returns with both known. It is never taken for longer than that.
    """

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *,
                 daemon=None, context=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        if daemon is None:
            daemon = current_thread().daemon
        elif daemon and not _daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._os_thread_handle = _ThreadHandle()
        self._is_started = False
        self._running = running = _allocate_lock()
        running.acquire()
        self._stderr = _sys.stderr      # for an excepthook that finds sys.stderr gone
        self._initialized = True
        _dangling.add(self)

    def _after_fork(self, new_ident):
        self._ident = new_ident
        self._native_id = get_native_id()

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._is_started:
            status = "started"
        if self._os_thread_handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread; once in an object's life."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        with _active_limbo_lock:
            # The test and the entry are one step: of two callers, one gets through.
            if self._is_started or self in _limbo:
                raise RuntimeError("threads can only be started once")
            _limbo[self] = self
        try:
            if self._context is None and getattr(_sys.flags, 'thread_inherit_context', 0):
                from contextvars import copy_context
                self._context = copy_context()
            _start_joinable_thread(self._bootstrap, handle=self._os_thread_handle,
                                   daemon=self.daemon)
        except BaseException:
            with _active_limbo_lock:
                _limbo.pop(self, None)
            raise
        self._running.acquire()

    def run(self):
        """What the thread does: by default, call the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _set_identity(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._is_started = True

    def _set_os_name(self):
        if self._name:
            try:
                _thread.set_name(self._name)
            except OSError:
                pass

    def _bootstrap(self):
        try:
            self._set_identity()
            with _active_limbo_lock:
                _active[self._ident] = self
                _limbo.pop(self, None)
            self._running.release()
            self._set_os_name()
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            try:
                # A new thread's context is empty: only another one must be entered.
                if self._context is None:
                    self.run()
                else:
                    self._context.run(self.run)
            except:
                self._invoke_excepthook()
        finally:
            with _active_limbo_lock:
                del _active[get_ident()]

    def _invoke_excepthook(self):
        try:
            hook = excepthook if excepthook is not None else __excepthook__
            hook(ExceptHookArgs([*_sys.exc_info(), self]))
        except Exception as error:
            error.__suppress_context__ = True
            stderr = _sys.stderr if _sys.stderr is not None else self._stderr
            print("Exception in threading.excepthook:", file=stderr, flush=True)
            hook = _sys.excepthook if _sys.excepthook is not None else _sys.__excepthook__
            hook(*_sys.exc_info())

    def join(self, timeout=None):
        """Wait until the thread has ended, or for timeout seconds."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._os_thread_handle.join(timeout)

    @property
    def name(self):
        """The thread's name: a label without meaning."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if get_ident() == self._ident:
            self._set_os_name()

    @property
    def ident(self):
        """The thread's identifier, or None before it has started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The kernel's identifier of the thread, or None before it has started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        """Return whether the thread has started and not yet ended."""
        assert self._initialized, "Thread.__init__() not called"
        return self._is_started and not self._os_thread_handle.is_done()

    @property
    def daemon(self):
        """Whether the program may end while this thread runs."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if daemonic and not _daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: the daemon attribute."""
        _warn_deprecated('isDaemon() is deprecated, get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: the daemon attribute."""
        _warn_deprecated('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: the name attribute."""
        _warn_deprecated('getName() is deprecated, get the name attribute instead')
        return self.name

    def setName(self, name):
        """Deprecated: the name attribute."""
        _warn_deprecated('setName() is deprecated, set the name attribute instead')
        self.name = name


class Timer(Thread):
    """A thread that calls a function after a while, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Keep the timer from calling its function, if it hasn't yet."""
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):

    def __init__(self, ident=None):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._set_identity()
        if ident is not None:
            self._ident = ident
        self._os_thread_handle = _make_thread_handle(self._ident)
        with _active_limbo_lock:
            _active[self._ident] = self


# A thread that was not started here is known by its stand-in, which its thread-local storage
# refers to. The stand-in of a thread that has ended may linger until the tracker is collected,
# and the thread's identifier may be given out again in the meantime: a stand-in counts only if it
# is the one that this thread's storage holds.
_foreign = local()


class _ForeignTracker:
    """Takes a stand-in out of the table when its thread's storage is gone."""

    def __init__(self, thread):
        self.thread = thread

    def __del__(self, lock=_active_limbo_lock, active=_active):
        thread = self.thread
        with lock:
            if active.get(thread._ident) is thread:
                del active[thread._ident]


class _DummyThread(Thread):

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=_daemon_threads_allowed())
        self._set_identity()
        self._os_thread_handle = _make_thread_handle(self._ident)
        with _active_limbo_lock:
            _active[self._ident] = self
        _foreign.tracker = _ForeignTracker(self)

    def _is_mine(self):
        tracker = getattr(_foreign, 'tracker', None)
        return tracker is not None and tracker.thread is self

    def is_alive(self):
        if not self._os_thread_handle.is_done() and self._is_started:
            return True
        raise RuntimeError("thread is not alive")

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")

    def _after_fork(self, new_ident):
        self.__class__ = _MainThread
        self._name = 'MainThread'
        self._daemonic = False
        Thread._after_fork(self, new_ident)


def current_thread():
    """Return the calling thread's object; a stand-in, if it was not started here."""
    thread = _active.get(get_ident())
    if thread is None or thread.__class__ is _DummyThread and not thread._is_mine():
        return _DummyThread()
    return thread


def currentThread():
    """Deprecated name of current_thread()."""
    _warn_deprecated('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def active_count():
    """Return how many threads enumerate() would list."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated name of active_count()."""
    _warn_deprecated('activeCount() is deprecated, use active_count() instead')
    return active_count()


def enumerate():
    """Return a list of all threads that run or are being started."""
    with _active_limbo_lock:
        return [*_active.values(), *_limbo.values()]


def main_thread():
    """Return the main thread's object."""
    return _main_thread


# What runs at shutdown before the threads are joined. A registration and the beginning of the
# shutdown exclude each other through the lock, so that no function is accepted and then forgotten.
_threading_atexits = []
_shutting_down = False


def _register_atexit(func, *args, **kwargs):
    """Have func(*args, **kwargs) called before the threads are joined at shutdown."""
    with _active_limbo_lock:
        if _shutting_down:
            raise RuntimeError("can't register atexit after shutdown")
        _threading_atexits.append((func, args, kwargs))


def _shutdown():
    """Wait for all threads that are not daemons; the VM calls this at its end."""
    global _shutting_down
    main_handle = _main_thread._os_thread_handle
    if main_handle.is_done():
        return
    with _active_limbo_lock:
        _shutting_down = True
        calls = _threading_atexits[::-1]
    for func, args, kwargs in calls:
        func(*args, **kwargs)
    # Threads may be joining the main thread; it doesn't end before they do, unless it says so.
    main_handle._set_done()
    _thread._shutdown()


def _after_fork():
    """In a new child: only this thread is left, whatever the tables say.

    The lock may have been held by a thread that has vanished, so it comes first. The handles of
    the vanished threads were marked as done by the VM.
    """
    global _main_thread
    _active_limbo_lock._at_fork_reinit()
    ident = get_ident()
    current = _active.get(ident)
    if current is None:
        current = _MainThread(ident)
    else:
        current._after_fork(ident)
    if _main_thread is not current:
        _dangling.discard(_main_thread)     # a thread of the parent's, which nobody joins here
        _main_thread = current
    _limbo.clear()
    _active.clear()
    _active[ident] = current


_main_thread = _MainThread(_thread._get_main_thread_ident())
_register_at_fork(after_in_child=_after_fork)
