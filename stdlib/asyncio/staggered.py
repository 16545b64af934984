"""Races of coroutines that start one after the other."""

__all__ = ('staggered_race',)

import contextlib

from . import events, exceptions, futures, locks, tasks


class _Race:

    def __init__(self, coro_fns, delay, loop):
        self.entries = enumerate(coro_fns)
        self.delay = delay
        self.loop = loop
        self.parent = tasks.current_task(loop)
        self.running = set()
        self.all_done = None
        self.winner = None
        self.winner_index = None
        self.errors = []
        self.unexpected = []

    def start_next(self, previous_failed):
        # The entrant must not begin before it counts as running, which it would if tasks are eager.
        counted = locks.Event()
        task = self.loop.create_task(self.run_one(counted, previous_failed))
        futures.future_add_to_awaited_by(task, self.parent)
        self.running.add(task)
        task.add_done_callback(self.task_done)
        counted.set()

    def task_done(self, task):
        self.running.discard(task)
        futures.future_discard_from_awaited_by(task, self.parent)
        if self.all_done is not None and not self.all_done.done() and not self.running:
            self.all_done.set_result(None)
        if not task.cancelled() and task.exception() is not None:
            self.unexpected.append(task.exception())

    async def run_one(self, counted, previous_failed):
        await counted.wait()
        if previous_failed is not None:
            with contextlib.suppress(exceptions.TimeoutError):
                await tasks.wait_for(previous_failed.wait(), self.delay)
        try:
            index, function = next(self.entries)
        except StopIteration:
            return
        failed = locks.Event()
        self.start_next(failed)
        self.errors.append(None)
        try:
            result = await function()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.errors[index] = error
            failed.set()
            return
        self.winner, self.winner_index = result, index
        me = tasks.current_task(self.loop)
        for task in self.running:
            # Cancelling ourselves would have an effect after the end only, where it does harm.
            if task is not me:
                task.cancel()

    async def finish(self):
        cancelled = None
        while self.running:
            self.all_done = self.loop.create_future()
            try:
                await self.all_done
            except exceptions.CancelledError as error:
                cancelled = error
                for task in self.running:
                    task.cancel(*error.args)
            self.all_done = None
        if self.unexpected:
            raise ExceptionGroup('staggered race failed', self.unexpected)
        if cancelled is not None:
            raise cancelled


async def staggered_race(coro_fns, delay, *, loop=None):
    """Call functions that return coroutines, each when the one before it has failed or has had so many
    seconds (None: any number), until one succeeds; cancel the others. Return the winner's result and
    index (None without one) and the list of the exceptions of those that started."""
    race = _Race(coro_fns, delay, loop or events.get_running_loop())
    race.start_next(None)
    await race.finish()
    return race.winner, race.winner_index, race.errors
