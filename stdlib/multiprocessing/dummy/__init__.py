"""The interface of multiprocessing, with threads."""

import threading
from queue import Queue
from threading import (
    Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, current_thread)

from multiprocessing.dummy.connection import Pipe

__all__ = ['Process', 'current_process', 'active_children', 'freeze_support', 'Lock', 'RLock',
           'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Barrier', 'Queue', 'Manager',
           'Pipe', 'Pool', 'JoinableQueue']

JoinableQueue = Queue
current_process = current_thread


class DummyProcess(threading.Thread):
    """A thread that looks like a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)
        self._pid = None
        self._children = {}
        self._start_called = False
        self._parent = current_process()

    def start(self):
        """Start the thread."""
        if self._parent is not current_process():
            raise RuntimeError(f"Parent is {self._parent!r} but current_process is "
                               f"{current_process()!r}")
        self._start_called = True
        if hasattr(self._parent, '_children'):
            self._parent._children[self] = None
        super().start()

    @property
    def exitcode(self):
        """0 when the thread has ended, None before."""
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess
current_process()._children = {}


def active_children():
    """Return the threads that this one started and that are alive."""
    children = current_process()._children
    for child in list(children):
        if not child.is_alive():
            children.pop(child, None)
    return list(children)


def freeze_support():
    """Do nothing."""


class Namespace:
    """An object with attributes and nothing else."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted(f'{name}={value!r}' for name, value in self.__dict__.items()
                       if not name.startswith('_'))
        return f"{self.__class__.__name__}({', '.join(shown)})"


class Value:
    """A value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f'<{type(self).__name__}({self._typecode!r}, {self.value!r})>'


def Array(typecode, sequence, lock=True):
    """Return an array."""
    from array import array
    return array(typecode, sequence)


dict, list = dict, list


def Manager():
    """Return this module: nothing has to be shared."""
    import sys
    return sys.modules[__name__]


def shutdown():
    """Do nothing."""


def Pool(processes=None, initializer=None, initargs=()):
    """Return a pool of threads."""
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)
