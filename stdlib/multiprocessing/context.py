"""Contexts: the package's interface, once for each way to start a process."""

import os
import sys
import threading

from multiprocessing import process

__all__ = ()


class ProcessError(Exception):
    """What the package's errors derive from."""


class BufferTooShort(ProcessError):
    """The message doesn't fit; it is in args[0]."""


class TimeoutError(ProcessError):
    """The result didn't come in time."""


class AuthenticationError(ProcessError):
    """The other side doesn't know the key."""


class BaseContext:
    """Everything that the package offers, made for one start method.

    The modules that do the work are loaded when they are first needed.
    """

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        """Return how many processors the machine has."""
        count = os.cpu_count()
        if count is None:
            raise NotImplementedError('cannot determine number of cpus')
        return count

    def Manager(self):
        """Start a process that holds objects for others, and return its manager."""
        from multiprocessing.managers import SyncManager
        manager = SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def Pipe(self, duplex=True):
        """Return two connected connections."""
        from multiprocessing.connection import Pipe
        return Pipe(duplex)

    def Lock(self):
        """Return a lock between processes."""
        from multiprocessing.synchronize import Lock
        return Lock(ctx=self.get_context())

    def RLock(self):
        """Return a reentrant lock between processes."""
        from multiprocessing.synchronize import RLock
        return RLock(ctx=self.get_context())

    def Condition(self, lock=None):
        """Return a condition between processes."""
        from multiprocessing.synchronize import Condition
        return Condition(lock, ctx=self.get_context())

    def Semaphore(self, value=1):
        """Return a semaphore between processes."""
        from multiprocessing.synchronize import Semaphore
        return Semaphore(value, ctx=self.get_context())

    def BoundedSemaphore(self, value=1):
        """Return a bounded semaphore between processes."""
        from multiprocessing.synchronize import BoundedSemaphore
        return BoundedSemaphore(value, ctx=self.get_context())

    def Event(self):
        """Return an event between processes."""
        from multiprocessing.synchronize import Event
        return Event(ctx=self.get_context())

    def Barrier(self, parties, action=None, timeout=None):
        """Return a barrier between processes."""
        from multiprocessing.synchronize import Barrier
        return Barrier(parties, action, timeout, ctx=self.get_context())

    def Queue(self, maxsize=0):
        """Return a queue between processes."""
        from multiprocessing.queues import Queue
        return Queue(maxsize, ctx=self.get_context())

    def JoinableQueue(self, maxsize=0):
        """Return a queue between processes that counts tasks."""
        from multiprocessing.queues import JoinableQueue
        return JoinableQueue(maxsize, ctx=self.get_context())

    def SimpleQueue(self):
        """Return a queue between processes that is a pipe with locks."""
        from multiprocessing.queues import SimpleQueue
        return SimpleQueue(ctx=self.get_context())

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        """Return a pool of processes."""
        from multiprocessing.pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild,
                    context=self.get_context())

    def RawValue(self, typecode_or_type, *args):
        """Return a value in shared memory."""
        from multiprocessing.sharedctypes import RawValue
        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        """Return an array in shared memory."""
        from multiprocessing.sharedctypes import RawArray
        return RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type, *args, lock=True):
        """Return a value in shared memory with a lock."""
        from multiprocessing.sharedctypes import Value
        return Value(typecode_or_type, *args, lock=lock, ctx=self.get_context())

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        """Return an array in shared memory with a lock."""
        from multiprocessing.sharedctypes import Array
        return Array(typecode_or_type, size_or_initializer, lock=lock, ctx=self.get_context())

    def freeze_support(self):
        """For programs made into an executable: if this is a spawned child, be one."""
        if getattr(sys, 'frozen', False) and self.get_start_method() == 'spawn':
            from multiprocessing.spawn import freeze_support
            freeze_support()

    def get_logger(self):
        """Return the package's logger."""
        from multiprocessing.util import get_logger
        return get_logger()

    def log_to_stderr(self, level=None):
        """Have the package's logger write to sys.stderr, and return it."""
        from multiprocessing.util import log_to_stderr
        return log_to_stderr(level)

    def allow_connection_pickling(self):
        """Load the module that teaches pickle about connections."""
        from multiprocessing import connection  # noqa: F401

    def set_executable(self, executable):
        """Say which program spawned children run."""
        from multiprocessing.spawn import set_executable
        set_executable(executable)

    def set_forkserver_preload(self, module_names):
        """Say which modules the fork server loads before it forks."""
        from multiprocessing.forkserver import set_forkserver_preload
        set_forkserver_preload(module_names)

    def get_context(self, method=None):
        """Return the context of a start method."""
        if method is None:
            return self
        try:
            context = _concrete_contexts[method]
        except KeyError:
            raise ValueError(f'cannot find context for {method!r}') from None
        context._check_available()
        return context

    def _check_available(self):
        pass

    def get_start_method(self, allow_none=False):
        """Return the name of the start method."""
        return self._name

    def set_start_method(self, method, force=False):
        """Only the default context can change its start method."""
        raise ValueError('cannot set start method of concrete context')

    @property
    def reducer(self):
        """The module that pickles what is sent to other processes."""
        from multiprocessing import reduction
        return globals().get('_reducer', reduction)

    @reducer.setter
    def reducer(self, reduction):
        globals()['_reducer'] = reduction


class Process(process.BaseProcess):
    """A process, started by whichever method is the default when it starts."""

    @staticmethod
    def _Popen(process_obj):
        return _default_context.get_context().Process._Popen(process_obj)

    @staticmethod
    def _after_fork():
        return _default_context.get_context().Process._after_fork()


class DefaultContext(BaseContext):
    """The context that the package itself offers: its start method can be chosen, once."""

    Process = Process

    def __init__(self, context):
        self._default_context = context
        self._actual_context = None

    def get_context(self, method=None):
        """Return the context of a start method, or of the chosen one."""
        if method is not None:
            return super().get_context(method)
        if self._actual_context is None:
            self._actual_context = self._default_context
        return self._actual_context

    def set_start_method(self, method, force=False):
        """Choose the start method."""
        if self._actual_context is not None and not force:
            raise RuntimeError('context has already been set')
        if method is None and force:
            self._actual_context = None
        else:
            self._actual_context = self.get_context(method)

    def get_start_method(self, allow_none=False):
        """Return the chosen start method; the choice falls now, unless allow_none."""
        if self._actual_context is None and allow_none:
            return None
        return self.get_context()._name

    def get_all_start_methods(self):
        """Return the names of the start methods, the default's first."""
        default = self._default_context._name
        methods = [default, *(name for name in _concrete_contexts if name != default)]
        from multiprocessing.reduction import HAVE_SEND_HANDLE
        if not HAVE_SEND_HANDLE:
            methods.remove('forkserver')
        return methods


class ForkProcess(process.BaseProcess):
    """A process that is a copy of this one."""

    _start_method = 'fork'

    @staticmethod
    def _Popen(process_obj):
        from multiprocessing.popen_fork import Popen
        return Popen(process_obj)


class SpawnProcess(process.BaseProcess):
    """A process that starts afresh."""

    _start_method = 'spawn'

    @staticmethod
    def _Popen(process_obj):
        from multiprocessing.popen_spawn_posix import Popen
        return Popen(process_obj)

    @staticmethod
    def _after_fork():
        pass


class ForkServerProcess(process.BaseProcess):
    """A process that is a copy of a server which was started for this."""

    _start_method = 'forkserver'

    @staticmethod
    def _Popen(process_obj):
        from multiprocessing.popen_forkserver import Popen
        return Popen(process_obj)


class ForkContext(BaseContext):
    """The interface, with processes made by fork."""

    _name = 'fork'
    Process = ForkProcess


class SpawnContext(BaseContext):
    """The interface, with processes that start afresh."""

    _name = 'spawn'
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    """The interface, with processes forked from a server."""

    _name = 'forkserver'
    Process = ForkServerProcess

    def _check_available(self):
        # The server is sent descriptors.
        from multiprocessing.reduction import HAVE_SEND_HANDLE
        if not HAVE_SEND_HANDLE:
            raise ValueError('forkserver start method not available')


_concrete_contexts = {
    'fork': ForkContext(),
    'spawn': SpawnContext(),
    'forkserver': ForkServerContext(),
}

# Programs without a main guard work only if their children are copies.
_default_context = DefaultContext(_concrete_contexts['fork'])


def _force_start_method(method):
    _default_context._actual_context = _concrete_contexts[method]


# Which child is being pickled for, in this thread: some objects may only go to one's own child.
_spawning = threading.local()


def get_spawning_popen():
    """Return the Popen object that this thread is pickling for, or None."""
    return getattr(_spawning, 'popen', None)


def set_spawning_popen(popen):
    """Say which Popen object this thread is pickling for."""
    _spawning.popen = popen


def assert_spawning(obj):
    """Raise RuntimeError unless this thread is pickling for a child."""
    if get_spawning_popen() is None:
        raise RuntimeError(f'{type(obj).__name__} objects should only be shared between '
                           'processes through inheritance')
