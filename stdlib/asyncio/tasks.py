"""Tasks: coroutines that a loop runs; and waiting for several of them."""

__all__ = (
    'Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
    'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task',
    'all_tasks', 'create_eager_task_factory', 'eager_task_factory', '_register_task', '_unregister_task',
    '_enter_task', '_leave_task')

import concurrent.futures
import inspect
import itertools
import math
import types
from types import GenericAlias
from weakref import ref as _ref

from . import base_tasks, coroutines, events, exceptions, futures, timeouts
from ._task_places import (_enter_task, _leave_task, _place_of, _register_eager_task, _register_task,
                           _swap_current_task, _unregister_eager_task, _unregister_task, all_tasks,
                           current_task)

_Future = futures.Future
_FutureInit = _Future.__init__
_copy_context = events._copy_context
_PENDING = futures._PENDING
_FINISHED = futures._FINISHED
CancelledError = exceptions.CancelledError

_task_name_counter = itertools.count(1).__next__

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED


class Task(_Future):
    """A coroutine that a loop runs; a future that is done when the coroutine has ended.

    `_fut_waiter` is the future that the coroutine waits for. `_must_cancel` says that CancelledError
    is to be thrown into it at its next step.
    """

    _log_destroy_pending = True
    _num_cancels_requested = 0
    _must_cancel = False
    _fut_waiter = None
    _place = None

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        _FutureInit(self, loop=loop)
        if self._source_traceback:
            del self._source_traceback[-1]
        if not coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        # A number becomes a name when someone asks for it.
        self._name = _task_name_counter() if name is None else str(name)
        self._coro = coro
        self._context = _copy_context() if context is None else context
        loop = self._loop
        self._place = _place_of(loop)
        if eager_start and loop.is_running():
            self._start_eagerly()
        else:
            loop.call_soon(self.__step, context=self._context)
            self._place._tasks[id(self)] = _ref(self)

    def __del__(self):
        if self._state != _PENDING:
            return
        if self._place is not None:
            self._place._tasks.pop(id(self), None)
        if self._log_destroy_pending:
            context = {'task': self, 'message': 'Task was destroyed but it is pending!'}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        return base_tasks._task_repr(self)

    def get_coro(self):
        """Return the coroutine; None if it ended at once, eagerly."""
        return self._coro

    def get_context(self):
        """Return the context in which the coroutine runs."""
        return self._context

    def get_name(self):
        """Return the task's name."""
        name = self._name
        if type(name) is int:
            name = self._name = f'Task-{name}'
        return name

    def set_name(self, value):
        """Give the task a name."""
        self._name = str(value)

    def set_result(self, result):
        """Not for tasks."""
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        """Not for tasks."""
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """Return the frame in which the coroutine is suspended, in a list; or those of the traceback
        that it ended with, oldest first."""
        return base_tasks._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        """Print what get_stack() returns, as tracebacks are printed."""
        return base_tasks._task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        """Ask the task to end: CancelledError is thrown into the coroutine, soon. It may refuse."""
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._num_cancels_requested += 1
        waiter = self._fut_waiter
        if waiter is not None and waiter.cancel(msg=msg):
            return True     # which will wake the coroutine
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """Return how many calls of cancel() have not been taken back by uncancel()."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take back one call of cancel(); return how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _start_eagerly(self):
        loop = self._loop
        previous = _swap_current_task(loop, self)
        try:
            _register_eager_task(self)
            try:
                self._context.run(self._advance, None)
            finally:
                _unregister_eager_task(self)
        finally:
            _swap_current_task(loop, previous)
            if self._state == _PENDING:
                _register_task(self)
            else:
                self._coro = None

    def __step(self, exc=None):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError(f'__step(): already done: {self!r}, {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        place = self._place
        if place._current_task is not None:
            _enter_task(self._loop, self)   # raises
        place._current_task = self
        try:
            self._advance(exc)
        finally:
            if place._current_task is not self:
                _leave_task(self._loop, self)   # raises
            place._current_task = None

    def _advance(self, exc):
        # One step of the coroutine: until it waits for something, or ends.
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                # Cancelled just before it returned.
                self._must_cancel = False
                _Future.cancel(self, msg=self._cancel_message)
            else:
                self._result = stop.value
                self._state = _FINISHED
                if self._callbacks:
                    self._schedule_callbacks()
        except CancelledError as error:
            self._cancelled_exc = error
            _Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as error:
            self._fail(error)
            raise
        except BaseException as error:
            self._fail(error)
        else:
            if result is None:
                self._loop.call_soon(self.__step, context=self._context)
            else:
                self._wait_for(result)
            return
        self._place._tasks.pop(id(self), None)

    def _wait_for(self, result):
        # What the coroutine has yielded must be a future that says that it is awaited.
        blocking = getattr(result, '_asyncio_future_blocking', None)
        if blocking and futures._get_loop(result) is self._loop and result is not self:
            result._asyncio_future_blocking = False
            if isinstance(result, _Future):
                if result._awaiters is None:
                    result._awaiters = self
                else:
                    futures.future_add_to_awaited_by(result, self)
            result.add_done_callback(self.__wakeup, context=self._context)
            self._fut_waiter = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        if blocking is not None and futures._get_loop(result) is not self._loop:
            text = f'Task {self!r} got Future {result!r} attached to a different loop'
        elif blocking:
            text = f'Task cannot await on itself: {self!r}'
        elif blocking is not None:
            text = f'yield was used instead of yield from in task {self!r} with {result!r}'
        elif inspect.isgenerator(result):
            text = f'yield was used instead of yield from for generator in task {self!r} with {result!r}'
        else:
            text = f'Task got bad yield: {result!r}'
        self._loop.call_soon(self.__step, RuntimeError(text), context=self._context)

    def __wakeup(self, future):
        if isinstance(future, _Future) and future._awaiters is self:
            future._awaiters = None
        else:
            futures.future_discard_from_awaited_by(future, self)
        try:
            future.result()
        except BaseException as error:
            self.__step(error)
        else:
            self.__step()


_PyTask = Task
_py_current_task = current_task
_py_all_tasks = all_tasks
_py_register_task = _register_task
_py_unregister_task = _unregister_task
_py_register_eager_task = _register_eager_task
_py_unregister_eager_task = _unregister_eager_task
_py_enter_task = _enter_task
_py_leave_task = _leave_task
_py_swap_current_task = _swap_current_task


def create_task(coro, **kwargs):
    """Make a task of a coroutine, in the running loop."""
    return events.get_running_loop().create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    """Return a factory for loop.set_task_factory() whose tasks run at once until they first wait."""
    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


@types.coroutine
def _sleep0():
    # A task knows that a bare yield is one round of the loop.
    yield


async def sleep(delay, result=None):
    """Wait for so many seconds; 0 lets others run once."""
    if delay <= 0:
        await _sleep0()
        return result
    if math.isnan(delay):
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


async def _await_it(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """Return a future as it is, and a task of anything else that can be awaited."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified'
                             ' as the loop argument')
        return coro_or_future
    coro, ours = coro_or_future, False
    if not coroutines.iscoroutine(coro):
        if not inspect.isawaitable(coro):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro, ours = _await_it(coro), True
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if not ours:
            coro.close()
        raise


from ._waiting import (_AsCompletedIterator, _cancel_and_wait, _GatheringFuture, _release_waiter, _wait,
                       as_completed, gather, run_coroutine_threadsafe, shield, wait, wait_for)
