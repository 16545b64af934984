"""Temporary files and directories, with names that nobody can guess and nobody else gets."""

import errno as _errno
import functools as _functools
import io as _io
import os as _os
import stat as _stat
import sys as _sys
import types as _types
import warnings as _warnings
import weakref as _weakref
from _thread import allocate_lock as _allocate_lock
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
           "gettempprefixb", "gettempdirb"]

TMP_MAX = 20        # how many names are tried
template = "tmp"    # what names begin with
tempdir = None      # the directory of those without one, once it is known

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | getattr(_os, 'O_NOFOLLOW', 0)
_bin_openflags = _text_openflags
_once_lock = _allocate_lock()


# ---- names ----------------------------------------------------------------------------------------

def _infer_return_type(*args):
    """Return str or bytes: what the parts of a path are that are not None."""
    found = None
    for arg in args:
        if arg is None:
            continue
        if isinstance(arg, _os.PathLike):
            arg = _os.fspath(arg)
        kind = bytes if isinstance(arg, bytes) else str
        if found not in (None, kind):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        found = kind
    if found is None:
        return str if tempdir is None or isinstance(tempdir, str) else bytes
    return found


def _sanitize_params(prefix, suffix, dir):
    """Return the three, with defaults for those that are None, and their type."""
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


class _RandomNameSequence:
    """Makes random names without end; a process that was forked makes others."""

    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"

    @property
    def rng(self):
        pid = _os.getpid()
        if pid != getattr(self, '_rng_pid', None):
            self._rng = _Random()
            self._rng_pid = pid
        return self._rng

    def __iter__(self):
        return self

    def __next__(self):
        return ''.join(self.rng.choices(self.characters, k=8))


_name_sequence = None


def _get_candidate_names():
    """Return the one sequence of names that all share."""
    global _name_sequence
    if _name_sequence is None:
        with _once_lock:
            if _name_sequence is None:
                _name_sequence = _RandomNameSequence()
    return _name_sequence


def _candidate_paths(dir, prefix, suffix, kind):
    """Yield paths to try."""
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        name = next(names)
        if kind is bytes:
            name = _os.fsencode(name)
        yield _os.path.join(dir, prefix + name + suffix)


# ---- the directory --------------------------------------------------------------------------------

def _candidate_tempdir_list():
    directories = [_os.getenv(name) for name in ('TMPDIR', 'TEMP', 'TMP')]
    directories = [directory for directory in directories if directory]
    directories += ['/tmp', '/var/tmp', '/usr/tmp']
    try:
        directories.append(_os.getcwd())
    except (AttributeError, OSError):
        directories.append(_os.curdir)
    return directories


def _is_writable(directory, names):
    for _ in range(TMP_MAX):
        path = _os.path.join(directory, next(names))
        try:
            fd = _os.open(path, _bin_openflags, 0o600)
        except FileExistsError:
            continue
        except OSError:
            return False
        try:
            try:
                _os.write(fd, b'blat')
            finally:
                _os.close(fd)
        except OSError:
            return False
        finally:
            _os.unlink(path)
        return True
    return False


def _get_default_tempdir(dirlist=None):
    """Return the first directory that a file can be made in."""
    names = _RandomNameSequence()
    if dirlist is None:
        dirlist = _candidate_tempdir_list()
    for directory in dirlist:
        if directory != _os.curdir:
            directory = _os.path.abspath(directory)
        if _is_writable(directory, names):
            return directory
    raise FileNotFoundError(_errno.ENOENT, "No usable temporary directory found in %s" % dirlist)


def _gettempdir():
    global tempdir
    if tempdir is None:
        with _once_lock:
            if tempdir is None:
                tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    """Return the directory for temporary files."""
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    """Return the directory for temporary files, as bytes."""
    return _os.fsencode(_gettempdir())


def gettempprefix():
    """Return what the names of temporary files begin with."""
    return _os.fsdecode(template)


def gettempprefixb():
    """Return what the names of temporary files begin with, as bytes."""
    return _os.fsencode(template)


# ---- files ----------------------------------------------------------------------------------------

def _mkstemp_inner(dir, pre, suf, flags, output_type):
    for path in _candidate_paths(_os.path.abspath(dir), pre, suf, output_type):
        _sys.audit("tempfile.mkstemp", path)
        try:
            return _os.open(path, flags, 0o600), path
        except FileExistsError:
            pass
    raise FileExistsError(_errno.EEXIST, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file that only this user may read; return its open descriptor and its path."""
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a directory that only this user may look into; return its path."""
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    for path in _candidate_paths(dir, prefix, suffix, kind):
        _sys.audit("tempfile.mkdtemp", path)
        try:
            _os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return _os.path.abspath(path)
    raise FileExistsError(_errno.EEXIST, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    """Return a path that nothing has yet, which may change at any moment: better use mkstemp()."""
    for path in _candidate_paths(gettempdir() if dir is None else dir, prefix, suffix, str):
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(_errno.EEXIST, "No usable temporary filename found")


def _name_raw(file, name):
    raw = getattr(file, 'buffer', file)
    getattr(raw, 'raw', raw).name = name


class _TemporaryFileCloser:
    """Closes and deletes a file, once: when told to, or when nobody has it any more."""

    cleanup_called = False
    close_called = False

    def __init__(self, file, name, delete=True, delete_on_close=True,
                 warn_message="Implicitly cleaning up unknown file"):
        self.file = file
        self.name = name
        self.delete = delete
        self.delete_on_close = delete_on_close
        self.warn_message = warn_message

    def cleanup(self, unlink=_os.unlink):
        if self.cleanup_called:
            return
        self.cleanup_called = True
        try:
            if not self.close_called:
                self.close_called = True
                self.file.close()
        finally:
            if self.delete:
                try:
                    unlink(self.name)
                except FileNotFoundError:
                    pass

    def close(self):
        if self.close_called:
            return
        self.close_called = True
        try:
            self.file.close()
        finally:
            if self.delete and self.delete_on_close:
                self.cleanup()

    def __del__(self):
        was_closed = self.close_called
        self.cleanup()
        if not was_closed:
            _warnings.warn(self.warn_message, ResourceWarning)


class _TemporaryFileWrapper:
    """A file with a name, deleted when it is closed; all else is the file's."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close,
                                            f"Implicitly cleaning up {self!r}")

    def __repr__(self):
        return f"<{type(self).__name__} file={self.__dict__['file']!r}>"

    def __getattr__(self, name):
        value = getattr(self.__dict__['file'], name)
        if hasattr(value, '__call__'):
            method = value

            # Who has a method only must not see the file deleted.
            @_functools.wraps(method)
            def value(*args, **kwargs):
                return method(*args, **kwargs)
            value._closer = self._closer
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return result

    def close(self):
        """Close the file, which deletes it unless it was asked to stay."""
        self._closer.close()

    def __iter__(self):
        # A generator keeps this object, and the file with it.
        for line in self.file:
            yield line


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True):
    """Open a temporary file whose attribute name is its path.

    It is deleted when it is closed; without delete_on_close when its with statement ends; without
    delete never.
    """
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    name = None

    def opener(*args):
        nonlocal name
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)
        return fd

    try:
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding,
                        errors=errors, opener=opener)
        try:
            _name_raw(file, name)
            return _TemporaryFileWrapper(file, name, delete, delete_on_close)
        except:
            file.close()
            raise
    except:
        if name is not None:
            _os.unlink(name)
        raise


_O_TMPFILE_WORKS = hasattr(_os, 'O_TMPFILE')


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """Open a temporary file that has no name in any directory."""
    global _O_TMPFILE_WORKS
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    fd = None

    def open_nameless(*args):
        nonlocal fd
        fd = _os.open(dir, (_bin_openflags | _os.O_TMPFILE) & ~_os.O_CREAT, 0o600)
        return fd

    def open_and_unlink(*args):
        nonlocal fd
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)
        try:
            _os.unlink(name)
        except BaseException:
            _os.close(fd)
            raise
        return fd

    def open_file(opener):
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding,
                        errors=errors, opener=opener)
        _name_raw(file, fd)
        return file

    if _O_TMPFILE_WORKS:
        try:
            return open_file(open_nameless)
        except IsADirectoryError:
            # A kernel that does not know it.
            _O_TMPFILE_WORKS = False
        except OSError:
            # A file system that does not.
            pass
    return open_file(open_and_unlink)


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is in memory until it is larger than max_size, or has its fileno() asked."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _io.BytesIO()
        else:
            encoding = _io.text_encoding(encoding)
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors,
                                           newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._TemporaryFileArgs = {'mode': mode, 'buffering': buffering, 'suffix': suffix,
                                   'prefix': prefix, 'encoding': encoding, 'newline': newline,
                                   'dir': dir, 'errors': errors}

    __class_getitem__ = classmethod(_types.GenericAlias)

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Let what is in memory be a file."""
        if self._rolled:
            return
        file = self._file
        self._file = new = TemporaryFile(**self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        position = file.tell()
        if hasattr(new, 'buffer'):
            new.buffer.write(file.detach().getvalue())
        else:
            new.write(file.getvalue())
        new.seek(position, 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        if not self.closed:
            _warnings.warn(f"Unclosed file {self!r}", ResourceWarning, stacklevel=2, source=self)
            self.close()

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._TemporaryFileArgs['mode']

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        file = self._file
        result = file.write(s)
        self._check(file)
        return result

    def writelines(self, iterable):
        if self._max_size == 0 or self._rolled:
            return self._file.writelines(iterable)
        iterator = iter(iterable)
        for line in iterator:
            self.write(line)
            if self._rolled:
                return self._file.writelines(iterator)
        return None

    def _forward(name):
        def method(self, *args):
            return getattr(self._file, name)(*args)
        method.__name__ = name
        method.__qualname__ = f'SpooledTemporaryFile.{name}'
        return method

    def _share(name):
        return property(lambda self: getattr(self._file, name))

    close, flush, isatty = map(_forward, ('close', 'flush', 'isatty'))
    readable, writable, seekable = map(_forward, ('readable', 'writable', 'seekable'))
    read, read1, readinto, readinto1 = map(_forward, ('read', 'read1', 'readinto', 'readinto1'))
    readline, readlines = map(_forward, ('readline', 'readlines'))
    seek, tell, detach = map(_forward, ('seek', 'tell', 'detach'))
    closed, encoding, errors, newlines = map(_share, ('closed', 'encoding', 'errors', 'newlines'))
    del _forward, _share


# ---- directories ----------------------------------------------------------------------------------

def _reset_permissions(name, dir_fd):
    """Let the owner do everything with a file or directory, but not with what a link leads to."""
    try:
        fd = _os.open(name, _os.O_RDONLY | _os.O_NONBLOCK | _os.O_NOFOLLOW, dir_fd=dir_fd)
    except OSError:
        if not _stat.S_ISLNK(_os.lstat(name, dir_fd=dir_fd).st_mode):
            _os.chmod(name, 0o700, dir_fd=dir_fd)
        return
    try:
        _os.chmod(fd, 0o700)
    finally:
        _os.close(fd)


class TemporaryDirectory:
    """A temporary directory: removed, with all in it, when the with statement that it is for ends.

    Its path is the attribute name, and what the with statement gives. Without one it is removed when
    nobody has the object any more. With delete=False it stays.
    """

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(
            self, self._cleanup, self.name, warn_message=f"Implicitly cleaning up {self!r}",
            ignore_errors=self._ignore_cleanup_errors, delete=self._delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False, repeated=False, dir_fd=None, fullname=None):
        import shutil
        if fullname is None:
            fullname = name

        def allow_and_retry(path, full_path, direntry, where):
            base = path if where is None or direntry is None else direntry.name
            if path != name:
                # What is in a directory can be removed if that can be written to.
                if where is None:
                    _reset_permissions(_os.path.dirname(full_path), None)
                else:
                    _os.chmod(where, 0o700)
            _reset_permissions(base, where)
            try:
                _os.unlink(base, dir_fd=where)
            except IsADirectoryError:
                pass
            except PermissionError:
                if not _os.path.isdir(full_path):
                    raise
            else:
                return
            cls._rmtree(base, ignore_errors=ignore_errors, repeated=(path == name), dir_fd=where,
                        fullname=full_path)

        def onexc(function, path, error, direntry=None, dir_fd=None):
            if isinstance(error, FileNotFoundError):
                return
            if (isinstance(error, (PermissionError, IsADirectoryError))
                    and not (repeated and path == name)):
                try:
                    allow_and_retry(path, fullname + path[len(name):], direntry, dir_fd)
                except FileNotFoundError:
                    pass
                except OSError:
                    if not ignore_errors:
                        raise
            elif not ignore_errors:
                raise error

        shutil.rmtree(name, onexc=onexc, dir_fd=dir_fd, _onexc_kwargs=True)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors=ignore_errors)
            _warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory and all in it."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            self._rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(_types.GenericAlias)
