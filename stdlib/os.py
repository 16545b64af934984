"""The operating system."""

import posix
import posixpath as path
import sys
from posix import *
from posix import _exit

_names = dir(posix)
__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep', 'defpath', 'name', 'path',
           'devnull', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'fsencode', 'fsdecode',
           'get_exec_path', 'fdopen', 'extsep', '_exit', 'makedirs', 'removedirs', 'renames',
           'walk', 'fwalk', 'execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe',
           'getenv', 'supports_bytes_environ', 'environb', 'getenvb', 'P_WAIT', 'P_NOWAIT',
           'P_NOWAITO', 'spawnv', 'spawnve', 'spawnvp', 'spawnvpe', 'spawnl', 'spawnle',
           'spawnlp', 'spawnlpe', 'popen', 'PathLike', 'process_cpu_count',
           *(name for name in _names if not name.startswith('_'))]

name = 'posix'
linesep = '\n'
curdir, pardir, sep, extsep = path.curdir, path.pardir, path.sep, path.extsep
pathsep, defpath, altsep, devnull = path.pathsep, path.defpath, path.altsep, path.devnull
sys.modules['os.path'] = path

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1


def _supporting(text):
    """Return the functions of a list, NEEDED:function, whose needs the system meets."""
    found = set()
    have = getattr(posix, '_have_functions', ())
    for pair in text.split():
        need, function = pair.split(':')
        if need in have and function in _names:
            found.add(getattr(posix, function))
    return found


supports_dir_fd = _supporting('''
    HAVE_FACCESSAT:access HAVE_FCHMODAT:chmod HAVE_FCHOWNAT:chown HAVE_FSTATAT:stat
    HAVE_LSTAT:lstat HAVE_FUTIMESAT:utime HAVE_LINKAT:link HAVE_MKDIRAT:mkdir
    HAVE_MKFIFOAT:mkfifo HAVE_MKNODAT:mknod HAVE_OPENAT:open HAVE_READLINKAT:readlink
    HAVE_RENAMEAT:rename HAVE_SYMLINKAT:symlink HAVE_UNLINKAT:unlink HAVE_UNLINKAT:rmdir
    HAVE_UTIMENSAT:utime''')
supports_effective_ids = _supporting('HAVE_FACCESSAT:access')
supports_fd = _supporting('''
    HAVE_FCHDIR:chdir HAVE_FCHMOD:chmod HAVE_FCHOWN:chown HAVE_FDOPENDIR:listdir
    HAVE_FDOPENDIR:scandir HAVE_FEXECVE:execve HAVE_FTRUNCATE:truncate HAVE_FUTIMENS:utime
    HAVE_FUTIMES:utime HAVE_FPATHCONF:pathconf HAVE_FSTATVFS:statvfs''') | {stat}
supports_follow_symlinks = _supporting('''
    HAVE_FACCESSAT:access HAVE_FCHOWNAT:chown HAVE_FSTATAT:stat HAVE_LCHMOD:chmod
    HAVE_LCHOWN:chown HAVE_LINKAT:link HAVE_LUTIMES:utime HAVE_LSTAT:stat
    HAVE_UTIMENSAT:utime''')


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and those above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass        # made by somebody else at this moment
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a directory and then those above it, as far as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename a file, make the directories that it needs, and remove those that become empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def _fspath(path):
    """Return the file system's name of a path: what fspath() does, in Python."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    name = method(path)
    if isinstance(name, (str, bytes)):
        return name
    raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(name).__name__}')


# Tells walk() to count links to directories among the files.
_walk_symlinks_as_files = object()


def _sort_entries(entries, followlinks):
    """Return the names of directories, those of others, and the paths to go down by."""
    dirs, others, down = [], [], []
    for entry in entries:
        try:
            is_dir = entry.is_dir(follow_symlinks=followlinks is not _walk_symlinks_as_files)
        except OSError:
            is_dir = False
        if not is_dir:
            others.append(entry.name)
            continue
        dirs.append(entry.name)
        try:
            linked = not followlinks and entry.is_symlink()
        except OSError:
            linked = False
        if not linked:
            down.append(entry.path)
    return dirs, others, down


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (path, names of directories, names of other files) for all directories from top on.

    Going down, the caller may change the list of directories, and so where the walk leads.
    """
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        try:
            with scandir(top) as entries:
                dirs, others, down = _sort_entries(entries, followlinks)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        if topdown:
            yield top, dirs, others
            for name in reversed(dirs):
                new = path.join(top, name)
                if followlinks or not path.islink(new):
                    stack.append(new)
        else:
            stack.append((top, dirs, others))
            stack += reversed(down)


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Like walk(), and yield a descriptor of the directory too, valid until the next step."""
    sys.audit("os.fwalk", top, topdown, onerror, follow_symlinks, dir_fd)
    top = fspath(top)
    # What is to be done: ('walk', ...), ('yield', result) or ('close', descriptor).
    stack = [('walk', (dir_fd, top, top, True))]
    try:
        while stack:
            action, value = stack.pop()
            if action == 'close':
                close(value)
            elif action == 'yield':
                yield value
            else:
                yield from _fwalk_directory(stack, topdown, onerror, follow_symlinks, *value)
    finally:
        for action, value in reversed(stack):
            if action == 'close':
                close(value)


def _fwalk_directory(stack, topdown, onerror, follow_symlinks, dir_fd, top, name, is_root):
    try:
        if not follow_symlinks:
            before = stat(name, follow_symlinks=False, dir_fd=dir_fd)
        fd = open(name, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    except OSError as error:
        if is_root:
            raise
        if onerror is not None:
            onerror(error)
        return
    stack.append(('close', fd))
    # Between the two calls the name may have been made a link to elsewhere.
    if not follow_symlinks and not (before.st_mode & 0o170000 == 0o040000
                                    and path.samestat(before, stat(fd))):
        return
    dirs, others = [], []
    with scandir(fd) as entries:
        for entry in entries:
            try:
                is_dir = entry.is_dir()
            except OSError:
                is_dir = False
            (dirs if is_dir else others).append(
                fsencode(entry.name) if isinstance(top, bytes) else entry.name)
    result = top, dirs, others, fd
    if topdown:
        yield result
    else:
        stack.append(('yield', result))
    for name in reversed(dirs):
        stack.append(('walk', (fd, path.join(top, name), name, False)))


def execl(file, *args):
    """Become the program file, with these arguments."""
    execv(file, args)


def execle(file, *args):
    """Become the program file, with these arguments and, last, this environment."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Like execl(), looking for the program along PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """Like execle(), looking for the program along PATH."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Become the program file, looked for along PATH, with a list of arguments."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """Like execvp(), with an environment."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    if env is None:
        execute, rest = execv, (args,)
        env = environ
    else:
        execute, rest = execve, (args, env)
    if path.dirname(file):
        execute(file, *rest)
        return
    file = fsencode(file)
    failure = None
    for directory in map(fsencode, get_exec_path(env)):
        try:
            execute(path.join(directory, file), *rest)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = error
            failure = failure or error
    raise failure or last


def get_exec_path(env=None):
    """Return the directories that programs are looked for in."""
    if env is None:
        env = environ
    try:
        paths = env.get('PATH')
    except TypeError:
        paths = None
    try:
        as_bytes = env[b'PATH']
    except (KeyError, TypeError):
        pass
    else:
        if paths is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        paths = as_bytes
    if paths is None:
        paths = defpath
    return fsdecode(paths).split(pathsep)


class _Environ:
    """The environment as a mapping; `_data` maps bytes to bytes, and changes with the real one.

    It is a MutableMapping for those who ask; whichever of the two modules is loaded last says so.
    """

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self.copy().items())
        return f"environ({{{items}}})"

    def copy(self):
        """Return the variables as a dict."""
        return {self.decodekey(key): self.decodevalue(value)
                for key, value in self._data.copy().items()}

    def get(self, key, default=None):
        """Return a variable's value, or default."""
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        """Return the names."""
        return self.copy().keys()

    def values(self):
        """Return the values."""
        return self.copy().values()

    def items(self):
        """Return the names and values."""
        return self.copy().items()

    def setdefault(self, key, value):
        """Return a variable's value; if it isn't set, set it."""
        if key not in self:
            self[key] = value
        return self[key]

    _missing = object()

    def pop(self, key, default=_missing):
        """Remove a variable and return its value; if it isn't set, default."""
        try:
            value = self[key]
        except KeyError:
            if default is self._missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Remove some variable and return its name and value."""
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        """Remove all variables."""
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        """Set variables from a mapping or an iterable of pairs, and from keywords."""
        pairs = [(key, other[key]) for key in other.keys()] if hasattr(other, 'keys') else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def __eq__(self, other):
        if isinstance(other, _Environ):
            other = other.copy()
        if not hasattr(other, 'keys'):
            return NotImplemented
        return self.copy() == dict(other.items())

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        return {**self, **other}

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        return {**other, **self}


if '_collections_abc' in sys.modules:
    sys.modules['_collections_abc'].MutableMapping.register(_Environ)

_encoding = sys.getfilesystemencoding()
_errors = sys.getfilesystemencodeerrors()


def fsencode(filename):
    """Return a file's name as bytes."""
    filename = fspath(filename)
    return filename.encode(_encoding, _errors) if isinstance(filename, str) else filename


def fsdecode(filename):
    """Return a file's name as a string."""
    filename = fspath(filename)
    return filename.decode(_encoding, _errors) if isinstance(filename, bytes) else filename


def _encode_variable(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value.encode(_encoding, 'surrogateescape')


def _decode_variable(value):
    return value.decode(_encoding, 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


environ = _Environ(posix.environ, _encode_variable, _decode_variable, _encode_variable,
                   _decode_variable)
environb = _Environ(posix.environ, _check_bytes, bytes, _check_bytes, bytes)
supports_bytes_environ = True

if '_create_environ' in _names:
    def reload_environ():
        """Read the environment anew, after something else than Python has changed it."""
        data = posix._create_environ()
        environ._data.clear()
        environ._data.update(data)

    __all__.append('reload_environ')


def getenv(key, default=None):
    """Return an environment variable, or default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Return an environment variable as bytes, or default."""
    return environb.get(key, default)


def _spawnvef(mode, file, args, env, function):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = fork()
    if not pid:
        try:
            if env is None:
                function(file, args)
            else:
                function(file, args, env)
        finally:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        _, status = waitpid(pid, 0)
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Run a program in a new process.

    Return its pid, or, if mode is P_WAIT, wait and return its exit code.
    """
    return _spawnvef(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    """Like spawnv(), with an environment."""
    return _spawnvef(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    """Like spawnv(), looking for the program along PATH."""
    return _spawnvef(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    """Like spawnve(), looking for the program along PATH."""
    return _spawnvef(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    """Like spawnv(), with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """Like spawnl(), with an environment as the last argument."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """Like spawnl(), looking for the program along PATH."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """Like spawnle(), looking for the program along PATH."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def popen(cmd, mode="r", buffering=-1):
    """Run a shell command and return a file: its output, or, if mode is 'w', its input."""
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    reader, writer = pipe()
    ours, theirs, number = (reader, writer, 1) if mode == "r" else (writer, reader, 0)
    pid = fork()
    if pid == 0:
        try:
            dup2(theirs, number)
            execv('/bin/sh', ['sh', '-c', cmd])
        finally:
            _exit(127)
    close(theirs)
    return _wrap_close(fdopen(ours, mode, buffering), pid)


class _wrap_close:
    """A file whose close() waits for a process and returns its status."""

    def __init__(self, stream, pid):
        self._stream = stream
        self._pid = pid

    def close(self):
        self._stream.close()
        if self._pid is None:
            return None
        pid, self._pid = self._pid, None
        code = waitstatus_to_exitcode(waitpid(pid, 0)[1])
        return None if code == 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Return a file object of a file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def __getattr__(name):
    # An abstract class costs more to make than most programs that load this module use of it.
    if name != 'PathLike':
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from abc import ABC, abstractmethod

    class PathLike(ABC):
        """What has a path in the file system."""

        __slots__ = ()

        @abstractmethod
        def __fspath__(self):
            """Return the path."""
            raise NotImplementedError

        @classmethod
        def __subclasshook__(cls, subclass):
            if cls is PathLike:
                from _collections_abc import _check_methods
                return _check_methods(subclass, '__fspath__')
            return NotImplemented

        __class_getitem__ = classmethod(type(list[int]))

    PathLike.__qualname__ = 'PathLike'
    globals()['PathLike'] = PathLike
    return PathLike


if 'sched_getaffinity' in _names and getattr(sys, '_get_cpu_count_config', lambda: -1)() < 0:
    def process_cpu_count():
        """Return how many processors this process may use."""
        return len(sched_getaffinity(0))
else:
    process_cpu_count = cpu_count

del _names
