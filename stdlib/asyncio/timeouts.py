"""Blocks that are cancelled when time is up."""

__all__ = ('Timeout', 'timeout', 'timeout_at')

import enum

from . import events, exceptions, tasks


class _State(enum.Enum):
    CREATED = 'created'
    ENTERED = 'active'
    EXPIRING = 'expiring'
    EXPIRED = 'expired'
    EXITED = 'finished'


class Timeout:
    """An asynchronous context manager: cancels the task in its block at a certain time of the loop's
    clock, and makes a TimeoutError of that."""

    def __init__(self, when):
        self._state = _State.CREATED
        self._when = when
        self._timer = None
        self._task = None

    def when(self):
        """Return the time of the deadline, or None."""
        return self._when

    def reschedule(self, when):
        """Move the deadline; None takes it away."""
        if self._state is not _State.ENTERED:
            if self._state is _State.CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state.value} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        """Tell whether the block was cancelled because time was up."""
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self):
        info = ''
        if self._state is _State.ENTERED:
            when = None if self._when is None else round(self._when, 3)
            info = f' when={when}'
        return f'<Timeout [{self._state.value}]{info}>'

    async def __aenter__(self):
        if self._state is not _State.CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _State.ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is not _State.EXPIRING:
            self._state = _State.EXITED
            return None
        self._state = _State.EXPIRED
        # Only if nobody else has cancelled the task, too, was it the timeout.
        if self._task.uncancel() <= self._cancelling and exc_type is not None:
            if issubclass(exc_type, exceptions.CancelledError):
                raise TimeoutError from exc_val
            self._mark_timed_out(exc_val)
            if isinstance(exc_val, ExceptionGroup):
                for error in exc_val.exceptions:
                    self._mark_timed_out(error)
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _State.EXPIRING
        self._timer = None

    @staticmethod
    def _mark_timed_out(error):
        # What was raised on the way out of the cancelled block has the cancellation as its context,
        # which was a timeout.
        while error.__context__ is not None:
            if isinstance(error.__context__, exceptions.CancelledError):
                timed_out = TimeoutError()
                timed_out.__context__ = timed_out.__cause__ = error.__context__
                error.__context__ = timed_out
                break
            error = error.__context__


def timeout(delay):
    """Return a context manager that cancels its block after so many seconds; None: never."""
    return Timeout(None if delay is None else events.get_running_loop().time() + delay)


def timeout_at(when):
    """Return a context manager that cancels its block at a time of the loop's clock; None: never."""
    return Timeout(when)
