"""Locks, events, conditions, semaphores and barriers for tasks of one loop."""

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')

import collections
import enum

from . import exceptions, mixins


class _Waitable(mixins._LoopBoundMixin):
    """Something that tasks wait for in a line, each with a future of its own; `_waiters` may be None
    until the first one comes."""

    _waiters = None

    def __repr__(self):
        info = self._status()
        if self._waiters:
            info += f', waiters:{len(self._waiters)}'
        return f'<{object.__repr__(self)[1:-1]} [{info}]>'

    def _join_line(self):
        # Returns the future to wait for; whoever has waited removes it.
        mine = self._get_loop().create_future()
        if self._waiters is None:
            self._waiters = collections.deque()
        self._waiters.append(mine)
        return mine

    def _wake(self, number, value=True):
        # Wakes so many of those that have not been woken or cancelled; returns how many there were.
        woken = 0
        for waiter in self._waiters or ():
            if woken >= number:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(value)
        return woken


class _Held:
    """What is acquired at the beginning of a block and released at its end."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Held, _Waitable):
    """A lock that one task holds at a time. Tasks get it in the order in which they came."""

    def __init__(self):
        self._locked = False

    def _status(self):
        return 'locked' if self._locked else 'unlocked'

    def locked(self):
        """Tell whether a task holds the lock."""
        return self._locked

    async def acquire(self):
        """Wait for the lock and take it; return True."""
        if self._locked or any(not waiter.cancelled() for waiter in self._waiters or ()):
            mine = self._join_line()
            try:
                try:
                    await mine
                finally:
                    self._waiters.remove(mine)
            except exceptions.CancelledError:
                # If it was our turn already, it is the next one's now.
                if not self._locked:
                    self._wake_up_first()
                raise
        self._locked = True
        return True

    def release(self):
        """Give the lock back."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        # Only the first: if that one has been woken already, it takes the lock soon.
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Waitable):
    """A flag that tasks can wait for."""

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False

    def _status(self):
        return 'set' if self._value else 'unset'

    def is_set(self):
        """Tell whether the flag is set."""
        return self._value

    def set(self):
        """Set the flag; all who wait go on."""
        if not self._value:
            self._value = True
            self._wake(len(self._waiters))

    def clear(self):
        """Clear the flag."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set; return True."""
        if not self._value:
            mine = self._join_line()
            try:
                await mine
            finally:
                self._waiters.remove(mine)
        return True


class Condition(_Held, _Waitable):
    """A lock, and a line in which tasks wait without it until another notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()

    def _status(self):
        return 'locked' if self.locked() else 'unlocked'

    async def wait(self):
        """Release the lock, wait to be notified, take the lock again; return True."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        mine = self._join_line()
        self.release()
        try:
            try:
                try:
                    await mine
                    return True
                finally:
                    self._waiters.remove(mine)
            finally:
                await self._acquire_whatever_happens()
        except BaseException:
            # Whoever notified us meant someone: let it be another one.
            self._wake(1, False)
            raise

    async def _acquire_whatever_happens(self):
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled

    async def wait_for(self, predicate):
        """Wait until a function returns something true, which is returned."""
        while not (value := predicate()):
            await self.wait()
        return value

    def notify(self, n=1):
        """Wake so many of the tasks that wait."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._wake(n, False)

    def notify_all(self):
        """Wake all tasks that wait."""
        self.notify(len(self._waiters))


class Semaphore(_Held, _Waitable):
    """A number of permits. Whoever wakes a waiter takes the permit on its behalf."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._value = value

    def _status(self):
        return 'locked' if self.locked() else f'unlocked, value:{self._value}'

    def locked(self):
        """Tell whether acquire() would have to wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self):
        """Wait for a permit and take it; return True."""
        if not self.locked():
            self._value -= 1
            return True
        mine = self._join_line()
        try:
            try:
                await mine
            finally:
                self._waiters.remove(mine)
        except exceptions.CancelledError:
            if mine.done() and not mine.cancelled():
                self._value += 1    # it was given to us, too late
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        """Give a permit back."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        woken = self._wake(1)
        self._value -= woken
        return woken > 0


class BoundedSemaphore(Semaphore):
    """One that refuses to get more permits back than it had."""

    def __init__(self, value=1):
        self._bound_value = value
        Semaphore.__init__(self, value)

    def release(self):
        """Give a permit back."""
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        Semaphore.release(self)


class _BarrierState(enum.Enum):
    FILLING = 'filling'
    DRAINING = 'draining'
    RESETTING = 'resetting'
    BROKEN = 'broken'


class Barrier(mixins._LoopBoundMixin):
    """A place where tasks wait until so many are there.

    While the last lot leaves (draining, resetting), those that come wait outside.
    """

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._changed = Condition()
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0

    def __repr__(self):
        info = self._state.value
        if not self.broken:
            info += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{info}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc_info):
        pass

    async def wait(self):
        """Wait for the others; return a number that tells this task from them."""
        async with self._changed:
            await self._changed.wait_for(
                lambda: self._state not in (_BarrierState.DRAINING, _BarrierState.RESETTING))
            if self._state is _BarrierState.BROKEN:
                raise exceptions.BrokenBarrierError('Barrier aborted')
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._become(_BarrierState.DRAINING)
                else:
                    await self._wait_for_the_last()
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state is not _BarrierState.BROKEN:
                        self._state = _BarrierState.FILLING
                    self._changed.notify_all()

    async def _wait_for_the_last(self):
        await self._changed.wait_for(lambda: self._state is not _BarrierState.FILLING)
        if self._state is not _BarrierState.DRAINING:
            raise exceptions.BrokenBarrierError('Abort or reset of barrier')

    def _become(self, state):
        self._state = state
        self._changed.notify_all()

    async def reset(self):
        """Make the barrier as new; those who wait get BrokenBarrierError."""
        async with self._changed:
            self._become(_BarrierState.RESETTING if self._count else _BarrierState.FILLING)

    async def abort(self):
        """Break the barrier: those who wait, and who will, get BrokenBarrierError."""
        async with self._changed:
            self._become(_BarrierState.BROKEN)

    @property
    def parties(self):
        """How many tasks it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait."""
        return self._count if self._state is _BarrierState.FILLING else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state is _BarrierState.BROKEN
