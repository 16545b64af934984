"""Which task runs in which loop, and which tasks there are.

Each loop has a place where this is kept, so that loops in several threads don't write to common
objects. The loops of this package are their own places; for others there is a table.
"""

import itertools
import threading
import weakref

from . import events, futures


class _Place:
    """Where a loop's tasks are kept: the one that runs; weak references to those that are not done,
    by their ids; those that have been started eagerly and run for the first time."""

    _current_task = None

    def __init__(self):
        self._tasks = {}
        self._eager_tasks = set()


_others = weakref.WeakKeyDictionary()
_others_forever = {}    # of loops without weak references, by their ids: pairs of the loop and its place
_others_lock = threading.Lock()

# Tasks that are no futures of ours, or say that they are.
_scheduled_tasks = weakref.WeakSet()


def _place_of(loop):
    if isinstance(loop, _Place):
        return loop
    with _others_lock:
        try:
            place = _others.get(loop)
            if place is None:
                place = _others[loop] = _Place()
            return place
        except TypeError:
            return _others_forever.setdefault(id(loop), (loop, _Place()))[1]


def _after_fork_in_child():
    # The task runs on in the parent.
    _others_lock._at_fork_reinit()
    loop = events._get_running_loop()
    if loop is not None:
        _place_of(loop)._current_task = None


def current_task(loop=None):
    """Return the task that runs in a loop, the running one unless told; None if none does."""
    if loop is None:
        loop = events.get_running_loop()
    return _place_of(loop)._current_task


def all_tasks(loop=None):
    """Return the set of a loop's tasks that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    place = _place_of(loop)
    tasks = [reference() for reference in list(place._tasks.values())]
    return {task for task in itertools.chain(tasks, list(place._eager_tasks), list(_scheduled_tasks))
            if task is not None and futures._get_loop(task) is loop and not task.done()}


def _register_task(task):
    """Have a task listed by all_tasks()."""
    place = getattr(task, '_place', None)
    if isinstance(place, _Place):
        place._tasks[id(task)] = weakref.ref(task)
    else:
        _scheduled_tasks.add(task)


def _unregister_task(task):
    """Have a task not listed any more."""
    place = getattr(task, '_place', None)
    if isinstance(place, _Place):
        place._tasks.pop(id(task), None)
    else:
        _scheduled_tasks.discard(task)


def _register_eager_task(task):
    _place_of(futures._get_loop(task))._eager_tasks.add(task)


def _unregister_eager_task(task):
    _place_of(futures._get_loop(task))._eager_tasks.discard(task)


def _enter_task(loop, task):
    """Note that a task runs now."""
    place = _place_of(loop)
    if place._current_task is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task '
                           f'{place._current_task!r} is being executed.')
    place._current_task = task


def _leave_task(loop, task):
    """Note that a task doesn't run any more."""
    place = _place_of(loop)
    if place._current_task is not task:
        raise RuntimeError(f'Leaving task {task!r} does not match the current task '
                           f'{place._current_task!r}.')
    place._current_task = None


def _swap_current_task(loop, task):
    place = _place_of(loop)
    previous = place._current_task
    place._current_task = task
    return previous
