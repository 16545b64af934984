"""Handles of callbacks; the running loop, the current one, and the policy that decides it."""

__all__ = (
    'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy',
    'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop',
    'get_running_loop', '_get_running_loop')

import contextvars
import os
import signal
import sys
import threading
import warnings

from . import format_helpers
from ._abstract_loop import AbstractEventLoop, AbstractServer, _AbstractEventLoopPolicy

_copy_context = contextvars.copy_context


class Handle:
    """A callback that a loop was asked to call."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_source_traceback', '_repr', '_context',
                 '__weakref__')

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._loop = loop
        self._context = _copy_context() if context is None else context
        self._repr = None
        self._source_traceback = None
        if loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(self._shown_callback())
        if self._source_traceback:
            place = self._source_traceback[-1]
            info.append(f'created at {place[0]}:{place[1]}')
        return info

    def _shown_callback(self):
        return format_helpers._format_callback_source(self._callback, self._args,
                                                      debug=self._loop.get_debug())

    def __repr__(self):
        return self._repr if self._repr is not None else f'<{" ".join(self._repr_info())}>'

    def get_context(self):
        """Return the context in which the callback is called."""
        return self._context

    def cancel(self):
        """Have the callback not called."""
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                # What is logged about a slow callback should still name it.
                self._repr = repr(self)
            self._callback = self._args = None

    def cancelled(self):
        """Tell whether cancel() was called."""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._report(error)

    def _report(self, error):
        context = {
            'message': f'Exception in callback {self._shown_callback()}',
            'exception': error,
            'handle': self,
        }
        if self._source_traceback:
            context['source_traceback'] = self._source_traceback
        self._loop.call_exception_handler(context)


class _ThreadSafeHandle(Handle):
    """One that other threads may cancel. While the callback runs, they wait."""

    __slots__ = ('_lock',)

    def __init__(self, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        self._lock = threading.RLock()

    def cancel(self):
        with self._lock:
            return Handle.cancel(self)

    def cancelled(self):
        with self._lock:
            return self._cancelled

    def _run(self):
        with self._lock:
            # It may have been cancelled after the loop looked.
            if not self._cancelled:
                Handle._run(self)


class TimerHandle(Handle):
    """A callback that is to be called at a certain time."""

    __slots__ = ('_scheduled', '_when')

    def __init__(self, when, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = Handle._repr_info(self)
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return (self._when < other._when or self == other) if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return (self._when > other._when or self == other) if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback
                and self._args == other._args and self._cancelled == other._cancelled)

    def cancel(self):
        """Have the callback not called."""
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        Handle.cancel(self)

    def when(self):
        """Return the time, by the loop's clock, at which the callback is to be called."""
        return self._when


class _Local(threading.local):

    _loop = None


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """Each thread has a current loop of its own, and none until one is set."""

    _loop_factory = None
    _Local = _Local

    def __init__(self):
        self._local = _Local()

    def get_event_loop(self):
        loop = self._local._loop
        if loop is None:
            name = threading.current_thread().name
            raise RuntimeError(f'There is no current event loop in thread {name!r}.')
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError('loop must be an instance of AbstractEventLoop or None,'
                            f" not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


class _RunningLoop(threading.local):

    loop = None


_running_loop = _RunningLoop()
_event_loop_policy = None
_lock = threading.Lock()


def _get_running_loop():
    """Return the loop that runs in this thread, or None."""
    return _running_loop.loop


def _set_running_loop(loop):
    """Note which loop runs in this thread."""
    _running_loop.loop = loop


def get_running_loop():
    """Return the loop that runs in this thread; raise RuntimeError if none does."""
    loop = _running_loop.loop
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from .unix_events import _DefaultEventLoopPolicy
        with _lock:
            if _event_loop_policy is None:
                _event_loop_policy = _DefaultEventLoopPolicy()
    return _event_loop_policy


def get_event_loop_policy():
    """Return the policy. Deprecated."""
    warnings._deprecated('asyncio.get_event_loop_policy', remove=(3, 16))
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError('policy must be an instance of AbstractEventLoopPolicy or None,'
                        f" not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop_policy(policy):
    """Set the policy; None stands for the default one. Deprecated."""
    warnings._deprecated('asyncio.set_event_loop_policy', remove=(3, 16))
    _set_event_loop_policy(policy)


def get_event_loop():
    """Return the loop that runs in this thread, or else the current one by the policy."""
    loop = _running_loop.loop
    return loop if loop is not None else _get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Make a loop the current one."""
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Make a loop."""
    return _get_event_loop_policy().new_event_loop()


_py__get_running_loop = _get_running_loop
_py__set_running_loop = _set_running_loop
_py_get_running_loop = get_running_loop
_py_get_event_loop = get_event_loop


def _leave_running_task():
    # The task goes with its loop. Where it is kept is known to a module that is above this one.
    places = sys.modules.get(f'{__package__}._task_places')
    if places is not None:
        places._after_fork_in_child()


def _after_fork_in_child():
    # The loop of the parent runs on in the parent.
    _leave_running_task()
    if _event_loop_policy is not None:
        _event_loop_policy._local = _Local()
    _set_running_loop(None)
    signal.set_wakeup_fd(-1)


os.register_at_fork(after_in_child=_after_fork_in_child)
