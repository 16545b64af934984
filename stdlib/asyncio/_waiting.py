"""Waiting for futures and tasks: several of them, for some time, or without cancelling them."""

import concurrent.futures
import functools
import inspect

from . import coroutines, events, exceptions, futures, queues, tasks, timeouts
from ._task_places import current_task

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED

_now_awaits = futures.future_add_to_awaited_by
_awaits_no_more = futures.future_discard_from_awaited_by


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


def _failed(future):
    return not future.cancelled() and future.exception() is not None


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait until all futures are done, or the first is, or the first has failed, or time is up. Return
    two sets: those that are done, and the others."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(coroutines.iscoroutine(future) for future in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    assert fs, 'Set of Futures is empty.'
    enough = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, enough)
    left = len(fs)
    me = current_task()

    def count(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and _failed(future)):
            if timer is not None:
                timer.cancel()
            _release_waiter(enough)
        _awaits_no_more(future, me)

    for future in fs:
        future.add_done_callback(count)
        _now_awaits(future, me)
    try:
        await enough
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(count)
            _awaits_no_more(future, me)
    done = {future for future in fs if future.done()}
    return done, fs - done


async def wait_for(fut, timeout):
    """Wait for a future, a coroutine or anything that can be awaited; return its result. When time is
    up it is cancelled, and TimeoutError raised once it has ended."""
    if timeout is None or timeout > 0:
        async with timeouts.timeout(timeout):
            return await fut
    fut = tasks.ensure_future(fut)
    if fut.done():
        return fut.result()
    await _cancel_and_wait(fut)
    try:
        return fut.result()
    except exceptions.CancelledError as error:
        raise TimeoutError from error


async def _cancel_and_wait(fut):
    ended = events.get_running_loop().create_future()
    release = functools.partial(_release_waiter, ended)
    fut.add_done_callback(release)
    me = current_task()
    _now_awaits(fut, me)
    try:
        fut.cancel()
        await ended
    finally:
        fut.remove_done_callback(release)
        _awaits_no_more(fut, me)


class _AsCompletedIterator:
    """Gives futures in the order in which they end; as a plain iterator, coroutines that wait for the
    next one. A None among those that ended says that time is up."""

    def __init__(self, aws, timeout):
        self._ended = queues.Queue()
        self._timer = None
        loop = events.get_event_loop()
        self._waiting_task = current_task()
        self._running = {tasks.ensure_future(aw, loop=loop) for aw in set(aws)}
        self._left = len(self._running)
        for future in self._running:
            future.add_done_callback(self._on_done)
            _now_awaits(future, self._waiting_task)
        if self._running and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)

    def __iter__(self):
        return self

    def __aiter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(True)

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one(False)

    async def _wait_for_one(self, resolve):
        try:
            future = await self._ended.get()
        except BaseException:
            self._left += 1
            raise
        if future is None:
            raise exceptions.TimeoutError
        return future.result() if resolve else future

    def _on_done(self, future):
        if self._running:
            self._running.remove(future)
            _awaits_no_more(future, self._waiting_task)
            self._ended.put_nowait(future)
            if not self._running and self._timer is not None:
                self._timer.cancel()

    def _on_timeout(self):
        for future in self._running:
            future.remove_done_callback(self._on_done)
            _awaits_no_more(future, self._waiting_task)
            self._ended.put_nowait(None)
        self._running.clear()


def as_completed(fs, *, timeout=None):
    """Return an iterator over the outcomes of awaitables, in the order in which they end. `async for`
    gets futures that are done, `for` gets coroutines to be awaited."""
    if inspect.isawaitable(fs):
        raise TypeError(f'expects an iterable of awaitables, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(futures.Future):
    """What gather() returns. Cancelling it cancels the children, and then it ends when they have."""

    def __init__(self, children, *, loop):
        futures.Future.__init__(self, loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        for child in self._children:
            if child.cancel(msg=msg):
                self._cancel_requested = True
        return self._cancel_requested


class _Gathering:
    """Counts children that end, and gives their outcomes to the outer future."""

    def __init__(self, return_exceptions, waiter):
        self.return_exceptions = return_exceptions
        self.waiter = waiter
        self.outer = None
        self.children = []
        self.left = 0

    def child_done(self, child):
        self.left -= 1
        if self.waiter is not None:
            _awaits_no_more(child, self.waiter)
        outer = self.outer
        if outer is None or outer.done():
            # Nobody will ask for an error that comes too late.
            if not child.cancelled():
                child.exception()
            return
        if not self.return_exceptions:
            error = child._make_cancelled_error() if child.cancelled() else child.exception()
            if error is not None:
                self.all_unawaited()
                outer.set_exception(error)
                return
        if not self.left:
            self.finish(child)

    def finish(self, child):
        outcomes = [self.outcome(future) for future in self.children]
        if self.outer._cancel_requested:
            self.outer.set_exception(child._make_cancelled_error())
        else:
            self.outer.set_result(outcomes)

    def outcome(self, child):
        if child.cancelled():
            message = child._cancel_message
            return exceptions.CancelledError('' if message is None else message)
        error = child.exception()
        return error if error is not None else child.result()

    def all_unawaited(self):
        if self.waiter is not None:
            for child in self.children:
                _awaits_no_more(child, self.waiter)


def _gather_children(gathering, awaitables, loop):
    # Makes futures of the awaitables, one of those that are there twice; returns those that are
    # done already, and the loop.
    known = {}
    done = []
    callback = gathering.child_done
    for awaitable in awaitables:
        future = known.get(awaitable)
        if future is None:
            future = known[awaitable] = tasks.ensure_future(awaitable, loop=loop)
            if loop is None:
                loop = futures._get_loop(future)
            if future is not awaitable:
                # Made here: nobody else could have kept it.
                future._log_destroy_pending = False
            gathering.left += 1
            if future.done():
                done.append(future)
            else:
                if gathering.waiter is not None:
                    _now_awaits(future, gathering.waiter)
                future.add_done_callback(callback)
        gathering.children.append(future)
    return done, loop


def gather(*coros_or_futures, return_exceptions=False):
    """Return a future of the results of awaitables, in their order, which all run at the same time. It
    fails with the first that fails, unless exceptions are to be among the results."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = events._get_running_loop()
    gathering = _Gathering(return_exceptions, None if loop is None else current_task(loop))
    done, loop = _gather_children(gathering, coros_or_futures, loop)
    outer = gathering.outer = _GatheringFuture(gathering.children, loop=loop)
    for future in done:
        gathering.child_done(future)
    return outer


def shield(arg):
    """Return a future of an awaitable's outcome; cancelling it does not cancel the awaitable."""
    inner = tasks.ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer = loop.create_future()
    me = None if loop is None else current_task(loop)

    def unawaited(inner):
        _awaits_no_more(inner, me)

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)
            if me is not None:
                inner.remove_done_callback(unawaited)
                _awaits_no_more(inner, me)

    if me is not None:
        _now_awaits(inner, me)
        inner.add_done_callback(unawaited)
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Have a loop that runs in another thread run a coroutine; return a future of concurrent.futures."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def start():
        try:
            futures._chain_future(tasks.ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return future
