"""Logging, finalizers, and what has to be done after a fork and at the end."""

import atexit
import os
import sys
import threading
from _weakref import ref

from multiprocessing import process

__all__ = ['sub_debug', 'debug', 'info', 'sub_warning', 'warn', 'get_logger', 'log_to_stderr',
           'get_temp_dir', 'register_after_fork', 'is_exiting', 'Finalize',
           'ForkAwareThreadLock', 'ForkAwareLocal', 'close_all_fds_except', 'SUBDEBUG',
           'SUBWARNING']

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING, WARNING = 0, 5, 10, 20, 25, 30
LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'

_logger = None
_log_to_stderr = False


def sub_debug(msg, *args):
    """Log below debug()."""
    if _logger:
        _logger.log(SUBDEBUG, msg, *args, stacklevel=2)


def debug(msg, *args):
    """Log what only the package's authors want to know."""
    if _logger:
        _logger.log(DEBUG, msg, *args, stacklevel=2)


def info(msg, *args):
    """Log what happens."""
    if _logger:
        _logger.log(INFO, msg, *args, stacklevel=2)


def warn(msg, *args):
    """Log what looks wrong."""
    if _logger:
        _logger.log(WARNING, msg, *args, stacklevel=2)


def sub_warning(msg, *args):
    """Log below warn()."""
    if _logger:
        _logger.log(SUBWARNING, msg, *args, stacklevel=2)


def get_logger():
    """Return the package's logger; logging begins with the first call."""
    global _logger
    import logging
    if _logger is None:
        logger = logging.getLogger(LOGGER_NAME)
        logger.propagate = 0
        # The end of the package must come before that of logging, which was loaded later.
        atexit.unregister(_exit_function)
        atexit.register(_exit_function)
        _logger = logger
    return _logger


def log_to_stderr(level=None):
    """Have the package's logger write to sys.stderr, and return it."""
    global _log_to_stderr
    import logging
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger = get_logger()
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


def is_abstract_socket_namespace(address):
    """Return whether a socket's address is a name without a file."""
    if not address:
        return False
    if isinstance(address, bytes):
        return address[0] == 0
    if isinstance(address, str):
        return address[0] == "\0"
    raise TypeError(f'address type of {address!r} unrecognized')


abstract_sockets_supported = sys.platform == 'linux'


def get_temp_dir():
    """Return a directory of this process and its children, removed at the end."""
    tempdir = process.current_process()._config.get('tempdir')
    if tempdir is None:
        tempdir = _make_temp_dir()
        info('created temp directory %s', tempdir)
        Finalize(None, _remove_temp_dir, args=(tempdir,), exitpriority=-100)
        process.current_process()._config['tempdir'] = tempdir
    return tempdir


def _make_temp_dir():
    base = os.environ.get('TMPDIR', '/tmp')
    while True:
        path = os.path.join(base, f'pymp-{os.urandom(6).hex()}')
        try:
            os.mkdir(path, 0o700)
            return path
        except FileExistsError:
            pass


def _remove_temp_dir(tempdir):
    for path, dirs, files in os.walk(tempdir, topdown=False):
        for name in files:
            os.unlink(os.path.join(path, name))
        os.rmdir(path)
    process.current_process()._config['tempdir'] = None


# What is to be done in a child, in the order of registration: number -> (weak reference, function).
# Both registries take and lose entries by single dict operations, also from finalizers in the
# middle of anything; only the number is made under a lock, which nothing is called under.
_registry_lock = threading.Lock()
_registry_number = 0
_afterfork_registry = {}
_finalizer_registry = {}


def _next_registry_number():
    global _registry_number
    with _registry_lock:
        _registry_number += 1
        return _registry_number


threading._register_at_fork(after_in_child=_registry_lock._at_fork_reinit)


def register_after_fork(obj, func):
    """Have func(obj) called in each child that is forked while obj is alive."""
    number = _next_registry_number()
    _afterfork_registry[number] = (
        ref(obj, lambda _: _afterfork_registry.pop(number, None)), func)


def _run_after_forkers():
    for number, (obj_ref, func) in sorted(list(_afterfork_registry.items())):
        obj = obj_ref()
        if obj is not None:
            try:
                func(obj)
            except Exception as error:
                info('after forker raised exception %s', error)


class Finalize:
    """Calls a function once: when an object dies, when called, or at the process's end.

    At the end it is the turn of those with an exitpriority, the highest first, and among equals
    the newest. Whoever takes the entry out of the registry, one dict operation, calls.
    """

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError(f"Exitpriority ({exitpriority!r}) must be None or int, "
                            f"not {type(exitpriority)!s}")
        if obj is None and exitpriority is None:
            raise ValueError("Without object, exitpriority cannot be None")
        self._weakref = None if obj is None else ref(obj, self)
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._pid = os.getpid()
        self._key = (exitpriority, _next_registry_number())
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        if _finalizer_registry.pop(self._key, None) is None:
            return None
        callback, args, kwargs = self._callback, self._args, self._kwargs
        self._weakref = self._callback = self._args = self._kwargs = None
        # What this process was given by its parent is the parent's to finalize.
        if self._pid != os.getpid():
            return None
        sub_debug('finalizer calling %s with args %s and kwargs %s', callback, args, kwargs)
        return callback(*args, **kwargs)

    def cancel(self):
        """Never call the function."""
        if _finalizer_registry.pop(self._key, None) is not None:
            self._weakref = self._callback = self._args = self._kwargs = None

    def still_active(self):
        """Return whether the function may still be called."""
        return self._key in _finalizer_registry

    def __repr__(self):
        callback, args, kwargs = self._callback, self._args, self._kwargs
        if callback is None or self._weakref is None or self._weakref() is None:
            return f'<{self.__class__.__name__} object, dead>'
        info = [f"callback={getattr(callback, '__name__', callback)}"]
        if args:
            info.append(f'args={args}')
        if kwargs:
            info.append(f'kwargs={kwargs}')
        if self._key[0] is not None:
            info.append(f'exitpriority={self._key[0]}')
        return f"<{self.__class__.__name__} object, {', '.join(info)}>"


def _run_finalizers(minpriority=None):
    keys = [key for key in list(_finalizer_registry)
            if key[0] is not None and (minpriority is None or key[0] >= minpriority)]
    keys.sort(reverse=True)
    for key in keys:
        finalizer = _finalizer_registry.get(key)
        if finalizer is not None:
            sub_debug('calling %s', finalizer)
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


def is_exiting():
    """Return whether the process is at its end."""
    return _exiting


_exiting = False


def _exit_function():
    global _exiting
    if _exiting:
        return
    _exiting = True
    info('process shutting down')
    _run_finalizers(0)
    children = process.active_children()
    for child in children:
        if child.daemon:
            info('calling terminate() for daemon %s', child.name)
            child._popen.terminate()
    for child in children:
        info('calling join() for process %s', child.name)
        child.join()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


atexit.register(_exit_function)


class ForkAwareThreadLock:
    """A lock between threads that is free in a new child."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        register_after_fork(self, ForkAwareThreadLock._at_fork_reinit)

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class ForkAwareLocal(threading.local):
    """Thread-local storage that is empty in a new child."""

    def __init__(self):
        register_after_fork(self, lambda obj: obj.__dict__.clear())

    def __reduce__(self):
        return type(self), ()


try:
    MAXFD = os.sysconf("SC_OPEN_MAX")
except Exception:
    MAXFD = 256


def close_all_fds_except(fds):
    """Close every file descriptor but these."""
    fds = sorted([*fds, -1, MAXFD])
    assert fds[-1] == MAXFD, 'fd too large'
    for low, high in zip(fds, fds[1:]):
        os.closerange(low + 1, high)


def close_fds(*fds):
    """Close these file descriptors."""
    for fd in fds:
        os.close(fd)


def new_fds(function, *args):
    """Call a function that opens file descriptors; if there are none left, collect garbage first.

    Nobody but the collector knows which forgotten connections and processes could be closed.
    """
    try:
        return function(*args)
    except OSError as error:
        import errno
        if error.errno not in (errno.EMFILE, errno.ENFILE):
            raise
    import gc
    gc.collect()
    return function(*args)


def _close_stdin():
    if sys.stdin is None:
        return
    try:
        sys.stdin.close()
    except (OSError, ValueError):
        pass
    try:
        fd = os.open(os.devnull, os.O_RDONLY)
        try:
            sys.stdin = open(fd, encoding="utf-8", closefd=False)
        except:
            os.close(fd)
            raise
    except (OSError, ValueError):
        pass


def _flush_std_streams():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass


def _args_from_interpreter_flags():
    """Return the options that make a new interpreter behave like this one."""
    flags = sys.flags
    args = []
    for name, option in (('debug', 'd'), ('dont_write_bytecode', 'B'), ('no_user_site', 's'),
                         ('no_site', 'S'), ('verbose', 'v'), ('bytes_warning', 'b'),
                         ('quiet', 'q'), ('optimize', 'O')):
        value = getattr(flags, name, 0)
        if value:
            args.append('-' + option * value)
    if getattr(flags, 'isolated', 0):
        args.append('-I')
    elif getattr(flags, 'ignore_environment', 0):
        args.append('-E')
    args += [f'-W{option}' for option in getattr(sys, 'warnoptions', ())]
    for name, value in getattr(sys, '_xoptions', {}).items():
        args += ['-X', name if value is True else f'{name}={value}']
    return args


def spawnv_passfds(path, args, passfds):
    """Run a program that inherits just these file descriptors; return its pid."""
    for fd in passfds:
        os.set_inheritable(fd, True)
    try:
        pid = os.fork()
        if pid == 0:
            try:
                os.execv(path, args)
            finally:
                os._exit(127)
    finally:
        for fd in passfds:
            os.set_inheritable(fd, False)
    return pid


def _cleanup_tests():
    import gc
    from multiprocessing import forkserver
    process._cleanup()
    forkserver._forkserver._stop()
    _run_finalizers()
    gc.collect()
