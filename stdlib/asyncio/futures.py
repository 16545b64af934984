"""Futures: results that will be there later."""

__all__ = ('Future', 'wrap_future', 'isfuture',
           'future_add_to_awaited_by', 'future_discard_from_awaited_by')

import concurrent.futures
import contextvars
import logging
import sys
from types import GenericAlias

from . import base_futures, events, exceptions, format_helpers

isfuture = base_futures.isfuture

_PENDING = base_futures._PENDING
_CANCELLED = base_futures._CANCELLED
_FINISHED = base_futures._FINISHED

STACK_DEBUG = logging.DEBUG - 1


class _Unretrieved:
    """Goes with a future that failed, until someone asks for the error. If both are dropped before
    that, this reports it: so only futures that fail need a finalizer."""

    __slots__ = ('future',)

    def __init__(self, future):
        self.future = future

    def __del__(self):
        future = self.future
        if future is None or future._unretrieved is not self:
            return
        context = {
            'message': f'{type(future).__name__} exception was never retrieved',
            'exception': future._exception,
            'future': future,
        }
        if future._source_traceback:
            context['source_traceback'] = future._source_traceback
        future._loop.call_exception_handler(context)


class Future:
    """A result that will be there later, in one event loop; not for use by several threads.

    While it is pending, awaiting it suspends a task. Its callbacks are called by the loop, soon after
    it is done. `_callbacks` is None or a list of pairs of a callback and its context. `_awaiters` is
    what waits for it, as far as known: None, one future, or a set of futures.
    """

    _state = _PENDING
    _result = None
    _exception = None
    _source_traceback = None
    _cancel_message = None
    _cancelled_exc = None
    _callbacks = None
    _awaiters = None
    _unretrieved = None

    # Being there tells that this is a future; true from `await` until the task has seen it, so that
    # a bare `yield` of a future can be told apart.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        if loop is None:
            loop = events.get_event_loop()
        self._loop = loop
        if loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def __repr__(self):
        return base_futures._future_repr(self)

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def _log_traceback(self):
        return self._unretrieved is not None

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        self._retrieved()

    def _retrieved(self):
        sentinel = self._unretrieved
        if sentinel is not None:
            sentinel.future = None
            self._unretrieved = None

    @property
    def _asyncio_awaited_by(self):
        waiters = self._awaiters
        if waiters is None:
            return None
        return frozenset(waiters) if type(waiters) is set else frozenset((waiters,))

    def get_loop(self):
        """Return the event loop the Future is bound to."""
        try:
            return self._loop
        except AttributeError:
            raise RuntimeError('Future object is not initialized.') from None

    def _make_cancelled_error(self):
        # The error that a task died of is raised as it is, but once only: otherwise its traceback
        # would grow, and keep frames alive.
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
            return error
        if self._cancel_message is None:
            return exceptions.CancelledError()
        return exceptions.CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        """Cancel the future, unless it is done: then return False."""
        if self._unretrieved is not None:
            self._retrieved()
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        # Without a loop, the future was never initialized: AttributeError.
        loop = self._loop
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = None
            call_soon = loop.call_soon
            for callback, context in callbacks:
                call_soon(callback, self, context=context)

    def cancelled(self):
        """Tell whether the future was cancelled."""
        return self._state == _CANCELLED

    def done(self):
        """Tell whether there is a result or an exception, or the future was cancelled."""
        return self._state != _PENDING

    def result(self):
        """Return the result, or raise the exception."""
        if self._state != _FINISHED:
            if self._state == _CANCELLED:
                raise self._make_cancelled_error()
            raise exceptions.InvalidStateError('Result is not set.')
        if self._unretrieved is not None:
            self._retrieved()
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        """Return the exception, or None; raise if there is no outcome, or the future was cancelled."""
        if self._state != _FINISHED:
            if self._state == _CANCELLED:
                raise self._make_cancelled_error()
            raise exceptions.InvalidStateError('Exception is not set.')
        if self._unretrieved is not None:
            self._retrieved()
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Have fn(future) called soon after the future is done, or soon if it is done already."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
            return
        self._loop      # AttributeError, if there was no __init__()
        if context is None:
            context = contextvars.copy_context()
        if self._callbacks is None:
            self._callbacks = [(fn, context)]
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Forget all callbacks that equal fn; return how many there were."""
        self._loop      # AttributeError, if there was no __init__()
        callbacks = self._callbacks
        if not callbacks:
            return 0
        kept = [pair for pair in list(callbacks) if pair[0] != fn]
        # A comparison may have run anything: only what is still there is taken away.
        removed = len(callbacks) - len(kept)
        if self._callbacks is not None:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        """Make the future done with a result."""
        if self._state != _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        """Make the future done with an exception, or a class of exceptions."""
        if self._state != _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        self._fail(exception)

    def _fail(self, exception):
        self._loop      # AttributeError, if there was no __init__()
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            # Raised from await, it would look like a result.
            error = RuntimeError('StopIteration interacts badly with generators'
                                 ' and cannot be raised into a Future')
            error.__cause__ = error.__context__ = exception
            exception = error
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._unretrieved = _Unretrieved(self)
        self._schedule_callbacks()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


_PyFuture = Future


def _get_loop(fut):
    # Futures of others may have only the private attribute.
    try:
        get_loop = fut.get_loop
    except AttributeError:
        return fut._loop
    return get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _convert_future_exc(exc):
    kind = type(exc)
    if kind is concurrent.futures.CancelledError:
        return exceptions.CancelledError(*exc.args).with_traceback(exc.__traceback__)
    if kind is concurrent.futures.InvalidStateError:
        return exceptions.InvalidStateError(*exc.args).with_traceback(exc.__traceback__)
    return exc


def _set_concurrent_future_state(concurrent_future, source):
    """Give an executor's future the outcome of one of ours."""
    assert source.done()
    if source.cancelled():
        concurrent_future.cancel()
    if not concurrent_future.set_running_or_notify_cancel():
        return
    error = source.exception()
    if error is not None:
        concurrent_future.set_exception(_convert_future_exc(error))
    else:
        concurrent_future.set_result(source.result())


def _copy_future_state(source, dest):
    """Give one of our futures the outcome of another of any kind."""
    if dest.cancelled():
        return
    assert source.done() and not dest.done()
    if source.cancelled():
        dest.cancel()
        return
    error = source.exception()
    if error is None:
        dest.set_result(source.result())
        return
    converted = _convert_future_exc(error)
    dest.set_exception(converted)
    dest._exception_tb = error.__traceback__


def _chain_future(source, destination):
    """Let destination get the outcome of source, and source be cancelled when destination is.
    Either may be an executor's future, whose callbacks are called in other threads."""
    for future, name in ((source, 'source'), (destination, 'destination')):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f'A future is required for {name} argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def pass_on():
        if isfuture(destination):
            _copy_future_state(source, destination)
        else:
            _set_concurrent_future_state(destination, source)

    def destination_done(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is events._get_running_loop():
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def source_done(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is events._get_running_loop():
            pass_on()
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(pass_on)

    destination.add_done_callback(destination_done)
    source.add_done_callback(source_done)


def wrap_future(future, *, loop=None):
    """Return a future of the loop's that gets the outcome of an executor's."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), (
        f'concurrent.futures.Future is expected, got {future!r}')
    if loop is None:
        loop = events.get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper


def future_add_to_awaited_by(fut, waiter, /):
    """Note that a future is awaited by another, for graphs of calls."""
    if isinstance(fut, Future) and isinstance(waiter, Future):
        known = fut._awaiters
        if known is None:
            fut._awaiters = waiter
        elif type(known) is set:
            known.add(waiter)
        elif known is not waiter:
            fut._awaiters = {known, waiter}


def future_discard_from_awaited_by(fut, waiter, /):
    """Note that a future is no longer awaited by another."""
    if isinstance(fut, Future) and isinstance(waiter, Future):
        known = fut._awaiters
        if known is waiter:
            fut._awaiters = None
        elif type(known) is set:
            known.discard(waiter)
            if not known:
                fut._awaiters = None


_py_future_add_to_awaited_by = future_add_to_awaited_by
_py_future_discard_from_awaited_by = future_discard_from_awaited_by
