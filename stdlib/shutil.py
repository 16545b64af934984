"""Copying, moving and removing of files and whole trees."""

import collections
import errno
import fnmatch
import os
import stat
import sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move",
           "rmtree", "Error", "SpecialFileError", "make_archive", "get_archive_formats",
           "register_archive_format", "unregister_archive_format", "get_unpack_formats",
           "register_unpack_format", "unregister_unpack_format", "unpack_archive",
           "ignore_patterns", "chown", "which", "get_terminal_size", "SameFileError", "disk_usage"]

COPY_BUFSIZE = 256 * 1024
_USE_CP_SENDFILE = hasattr(os, "sendfile")
_USE_CP_COPY_FILE_RANGE = hasattr(os, "copy_file_range")


class Error(OSError):
    """Something could not be copied or moved; args[0] may be a list of (source, copy, reason)."""


class SameFileError(Error):
    """Source and destination are one file."""


class SpecialFileError(OSError):
    """A file is of a kind that cannot be copied, a named pipe."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """A format is registered already."""


class _GiveupOnFastCopy(Exception):
    """The kernel cannot copy these two; read() and write() may."""


_ARCHIVE_NAMES = frozenset({
    'make_archive', 'get_archive_formats', 'register_archive_format', 'unregister_archive_format',
    'get_unpack_formats', 'register_unpack_format', 'unregister_unpack_format', 'unpack_archive',
    '_ARCHIVE_FORMATS', '_UNPACK_FORMATS', '_make_tarball', '_make_zipfile', '_unpack_tarfile',
    '_unpack_zipfile', '_find_unpack_format'})


def __getattr__(name):
    if name in _ARCHIVE_NAMES:
        import _shutil_archives
        return globals().setdefault(name, getattr(_shutil_archives, name))
    if name == "ExecError":
        import warnings
        warnings._deprecated("shutil.ExecError", f"{warnings._DEPRECATED_MSG}; it isn't raised by "
                             "any shutil function.", remove=(3, 16))
        return RuntimeError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_ARCHIVE_NAMES})


# ---- contents -------------------------------------------------------------------------------------

def _descriptors(fsrc, fdst):
    try:
        return fsrc.fileno(), fdst.fileno()
    except Exception as error:
        raise _GiveupOnFastCopy(error)


def _determine_linux_fastcopy_blocksize(infd):
    """Return how much to ask the kernel to copy at once: all of it, or else much."""
    try:
        size = max(os.fstat(infd).st_size, 2 ** 23)
    except OSError:
        size = 2 ** 27
    return min(size, 2 ** 30) if sys.maxsize < 2 ** 32 else size


def _copy_in_kernel(fsrc, fdst, copy_some, on_error):
    """Call copy_some(in, out, size, offset) until it returns zero; return how much was copied."""
    source, copy = _descriptors(fsrc, fdst)
    size = _determine_linux_fastcopy_blocksize(source)
    offset = 0
    while True:
        try:
            count = copy_some(source, copy, size, offset)
        except OSError as error:
            error.filename, error.filename2 = fsrc.name, fdst.name
            on_error(error)
            if error.errno == errno.ENOSPC:
                raise error from None
            if offset == 0 and os.lseek(copy, 0, os.SEEK_CUR) == 0:
                raise _GiveupOnFastCopy(error)
            raise
        if count == 0:
            return offset
        offset += count


def _fastcopy_copy_file_range(fsrc, fdst):
    def copy_some(source, copy, size, offset):
        return os.copy_file_range(source, copy, size, offset_dst=offset)

    # Files of some file systems that the kernel makes up seem to be empty.
    if not _copy_in_kernel(fsrc, fdst, copy_some, lambda error: None):
        raise _GiveupOnFastCopy()


def _fastcopy_sendfile(fsrc, fdst):
    def copy_some(source, copy, size, offset):
        return os.sendfile(copy, source, offset, size)

    def on_error(error):
        global _USE_CP_SENDFILE
        if error.errno == errno.ENOTSOCK:
            # An old kernel: never again.
            _USE_CP_SENDFILE = False
            raise _GiveupOnFastCopy(error)

    _copy_in_kernel(fsrc, fdst, copy_some, on_error)


def copyfileobj(fsrc, fdst, length=0):
    """Copy what is left to read in a file object to another one."""
    length = length or COPY_BUFSIZE
    read, write = fsrc.read, fdst.write
    while data := read(length):
        write(data)


def _copy_contents(fsrc, fdst):
    if _USE_CP_COPY_FILE_RANGE:
        try:
            return _fastcopy_copy_file_range(fsrc, fdst)
        except _GiveupOnFastCopy:
            pass
    if _USE_CP_SENDFILE:
        try:
            return _fastcopy_sendfile(fsrc, fdst)
        except _GiveupOnFastCopy:
            pass
    copyfileobj(fsrc, fdst)


# ---- files ----------------------------------------------------------------------------------------
# The source may be an entry that os.scandir() gave, which knows some answers already.

def _samefile(src, dst):
    try:
        if isinstance(src, os.DirEntry):
            return os.path.samestat(src.stat(), os.stat(dst))
        return os.path.samefile(src, dst)
    except OSError:
        return False


def _stat(fn):
    return fn.stat() if isinstance(fn, os.DirEntry) else os.stat(fn)


def _islink(fn):
    return fn.is_symlink() if isinstance(fn, os.DirEntry) else os.path.islink(fn)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy a file's contents to another file; return dst."""
    sys.audit("shutil.copyfile", src, dst)
    if _samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for file in (src, dst):
        try:
            mode = _stat(file).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f"`{os.fspath(file)}` is a named pipe")
    if not follow_symlinks and _islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as fsrc:
        try:
            with open(dst, 'wb') as fdst:
                _copy_contents(fsrc, fdst)
        except IsADirectoryError as error:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f'Directory does not exist: {dst}') from error
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Give a file the permissions of another one."""
    sys.audit("shutil.copymode", src, dst)
    if not follow_symlinks and _islink(src) and os.path.islink(dst):
        # Links have none that could be changed here.
        if hasattr(os, 'lchmod'):
            os.lchmod(dst, stat.S_IMODE(os.lstat(src).st_mode))
        return
    os.chmod(dst, stat.S_IMODE(_stat(src).st_mode))


def _copyxattr(src, dst, *, follow_symlinks=True):
    if not hasattr(os, 'listxattr'):
        return
    unsupported = errno.ENOTSUP, errno.ENODATA, errno.EINVAL
    try:
        names = os.listxattr(src, follow_symlinks=follow_symlinks)
    except OSError as error:
        if error.errno not in unsupported:
            raise
        return
    for name in names:
        try:
            value = os.getxattr(src, name, follow_symlinks=follow_symlinks)
            os.setxattr(dst, name, value, follow_symlinks=follow_symlinks)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.EACCES, *unsupported):
                raise


def copystat(src, dst, *, follow_symlinks=True):
    """Give a file the permissions, times and extended attributes of another one."""
    sys.audit("shutil.copystat", src, dst)
    follow = follow_symlinks or not (_islink(src) and os.path.islink(dst))

    def call(name, *args, **kwargs):
        function = getattr(os, name, None)
        if function and (follow or function in os.supports_follow_symlinks):
            function(*args, follow_symlinks=follow, **kwargs)

    st = (src.stat(follow_symlinks=follow) if isinstance(src, os.DirEntry)
          else os.stat(src, follow_symlinks=follow))
    call('utime', dst, ns=(st.st_atime_ns, st.st_mtime_ns))
    # Extended attributes before permissions, which may forbid to set them.
    _copyxattr(src, dst, follow_symlinks=follow)
    try:
        call('chmod', dst, stat.S_IMODE(st.st_mode))
    except NotImplementedError:
        pass


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file and its permissions to a file or into a directory; return the copy's path."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with all that copystat() copies; return the copy's path."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change a file's owner and group, given as names or numbers."""
    sys.audit('shutil.chown', path, user, group)
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    uid = -1 if user is None else user
    gid = -1 if group is None else group
    if isinstance(user, str):
        uid = _get_uid(user)
        if uid is None:
            raise LookupError(f"no such user: {user!r}")
    if not isinstance(gid, int):
        gid = _get_gid(group)
        if gid is None:
            raise LookupError(f"no such group: {group!r}")
    os.chown(path, uid, gid, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def _get_gid(name):
    """Return a group's number, or None."""
    if name is None:
        return None
    try:
        from grp import getgrnam
        return getgrnam(name).gr_gid
    except (ImportError, KeyError):
        return None


def _get_uid(name):
    """Return a user's number, or None."""
    if name is None:
        return None
    try:
        from pwd import getpwnam
        return getpwnam(name).pw_uid
    except (ImportError, KeyError):
        return None


# ---- trees ----------------------------------------------------------------------------------------

def ignore_patterns(*patterns):
    """Return a function for copytree()'s ignore: leaves out what matches one of the patterns."""
    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a directory and all below it; return dst.

    Symbolic links are copied as such with symlinks, and else what they lead to. What
    ignore(directory, names) returns of the names is left out. What could not be copied is told at
    the end, in an Error.
    """
    sys.audit("shutil.copytree", src, dst)
    with os.scandir(src) as iterator:
        entries = list(iterator)
    ignored = () if ignore is None else ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    takes_entries = copy_function is copy2 or copy_function is copy

    def copy_link(entry, source, path, copied):
        target = os.readlink(path)
        if symlinks:
            os.symlink(target, copied)
            copystat(source, copied, follow_symlinks=False)
        elif os.path.exists(target) or not ignore_dangling_symlinks:
            copy_entry(entry, source, copied)

    def copy_entry(entry, source, copied):
        if entry.is_dir():
            copytree(source, copied, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                     dirs_exist_ok)
        else:
            copy_function(source, copied)

    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        path, copied = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        source = entry if takes_entries else path
        try:
            if entry.is_symlink():
                copy_link(entry, source, path, copied)
            else:
                copy_entry(entry, source, copied)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((path, copied, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None,
           _onexc_kwargs=False):
    """Remove a directory and all below it.

    onexc(function, path, exception) is called where something fails; onerror, which is older, with
    what sys.exc_info() returns as the third argument. A link put in a directory's place meanwhile is
    not followed.
    """
    sys.audit("shutil.rmtree", path, dir_fd)
    if ignore_errors:
        def report(function, path, error, **where):
            pass
    elif onexc is not None:
        def report(function, path, error, **where):
            onexc(function, path, error, **(where if _onexc_kwargs else {}))
    elif onerror is not None:
        def report(function, path, error, **where):
            onerror(function, path, (type(error), error, error.__traceback__))
    else:
        def report(function, path, error, **where):
            raise error
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    _Removal(report).remove(path, dir_fd)


rmtree.avoids_symlink_attacks = True


class _Removal:
    """Removes a tree, by an explicit stack: trees may be deep.

    On the stack are (what to do, the descriptor of the directory where, the path, the entry): os.lstat
    begins a directory, os.close and os.rmdir end it.
    """

    def __init__(self, report):
        self.report = report
        self.stack = []

    def remove(self, path, dir_fd):
        self.stack.append((os.lstat, dir_fd, path, None))
        try:
            while self.stack:
                self.step()
        finally:
            for function, fd, path, _ in reversed(self.stack):
                if function is os.close:
                    try:
                        os.close(fd)
                    except OSError as error:
                        self.report(os.close, path, error)

    def step(self):
        function, fd, path, entry = self.stack.pop()
        name = path if entry is None else entry.name
        where = None if function is os.close else fd
        try:
            if function is os.close:
                os.close(fd)
                return
            if function is os.rmdir:
                os.rmdir(name, dir_fd=fd)
                return
            st = os.lstat(name, dir_fd=fd) if entry is None else entry.stat(follow_symlinks=False)
            function = os.open
            directory = os.open(name, os.O_RDONLY | os.O_NONBLOCK, dir_fd=fd)
            function = os.path.islink
            try:
                if not os.path.samestat(st, os.fstat(directory)):
                    raise OSError("Cannot call rmtree on a symbolic link")
                self.stack.append((os.rmdir, fd, path, entry))
            finally:
                self.stack.append((os.close, directory, path, entry))
            function = os.scandir
            with os.scandir(directory) as iterator:
                entries = list(iterator)
            self.remove_entries(directory, path, entries)
        except FileNotFoundError as error:
            # Others may remove what is below; the tree itself should have been there.
            if entry is None or function is os.close:
                error.filename = path
                self.report(function, path, error, direntry=entry, dir_fd=where)
        except OSError as error:
            error.filename = path
            self.report(function, path, error, direntry=entry, dir_fd=where)

    def remove_entries(self, directory, path, entries):
        for entry in entries:
            full_name = os.path.join(path, entry.name)
            try:
                if entry.is_dir(follow_symlinks=False):
                    self.stack.append((os.lstat, directory, full_name, entry))
                    continue
            except FileNotFoundError:
                continue
            except OSError:
                pass
            try:
                os.unlink(entry.name, dir_fd=directory)
            except FileNotFoundError:
                continue
            except OSError as error:
                self.report(os.unlink, full_name, error, direntry=entry, dir_fd=directory)


def move(src, dst, copy_function=copy2):
    """Move a file or a tree, also to another file system; return where it is now."""
    sys.audit("shutil.move", src, dst)
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst) and not os.path.islink(src):
            # To another spelling, where names ignore case.
            os.rename(src, dst)
            return None
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.path.sep)))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        _move_by_copying(src, dst, target, copy_function)
    return target


def _move_by_copying(src, dst, target, copy_function):
    if os.path.islink(src):
        os.symlink(os.readlink(src), target)
        os.unlink(src)
    elif os.path.isdir(src):
        if _destinsrc(src, dst):
            raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
        copytree(src, target, copy_function=copy_function, symlinks=True)
        rmtree(src)
    else:
        copy_function(src, target)
        os.unlink(src)


def _destinsrc(src, dst):
    src, dst = [os.path.join(os.path.realpath(path), '') for path in (src, dst)]
    return dst.startswith(src)


# ---- other ----------------------------------------------------------------------------------------

_ntuple_diskusage = collections.namedtuple('usage', 'total used free')
_ntuple_diskusage.total.__doc__ = 'Total space in bytes'
_ntuple_diskusage.used.__doc__ = 'Used space in bytes'
_ntuple_diskusage.free.__doc__ = 'Free space in bytes'


def disk_usage(path):
    """Return the space of the file system where the path is, in bytes: total, used, free."""
    st = os.statvfs(path)
    return _ntuple_diskusage(st.f_blocks * st.f_frsize, (st.f_blocks - st.f_bfree) * st.f_frsize,
                             st.f_bavail * st.f_frsize)


def get_terminal_size(fallback=(80, 24)):
    """Return (columns, lines): what the environment says, or else the terminal, or the fallback."""
    wanted = []
    for name in ('COLUMNS', 'LINES'):
        try:
            wanted.append(int(os.environ[name]))
        except (KeyError, ValueError):
            wanted.append(0)
    columns, lines = wanted
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            # stdout is closed, or not a terminal.
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _access_check(fn, mode):
    return os.path.exists(fn) and os.access(fn, mode) and not os.path.isdir(fn)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Return the path of the program that the command would run, or None."""
    in_bytes = isinstance(cmd, bytes)
    dirname, cmd = os.path.split(cmd)
    if dirname:
        directories = [dirname]
    else:
        if path is None:
            path = os.environ.get("PATH")
        if path is None:
            try:
                path = os.confstr("CS_PATH")
            except (AttributeError, ValueError):
                path = os.defpath
        if not path:
            return None
        directories = (os.fsencode(path).split(os.fsencode(os.pathsep)) if in_bytes
                       else os.fsdecode(path).split(os.pathsep))
    for directory in dict.fromkeys(map(os.path.normcase, directories)):
        name = os.path.join(directory, cmd)
        if _access_check(name, mode):
            return name
    return None
