"""What a path leads to, asked for once and remembered; and copies of it."""

import errno
import os
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG


class PathInfo:
    """What a path leads to."""

    __slots__ = ('_path', '_stats')

    def __init__(self, path):
        self._path = str(path)
        self._stats = {}    # by follow_symlinks; None where there is nothing

    def __repr__(self):
        return "<PosixPath.info>"

    def _stat(self, *, follow_symlinks=True):
        result = self._stats.get(follow_symlinks)
        if result is None:
            try:
                result = os.stat(self._path, follow_symlinks=follow_symlinks)
            finally:
                self._stats[follow_symlinks] = result
        return result

    def _mode(self, follow_symlinks):
        """Return st_mode, or zero if there is nothing."""
        if follow_symlinks in self._stats:
            result = self._stats[follow_symlinks]
        else:
            try:
                result = self._stat(follow_symlinks=follow_symlinks)
            except (OSError, ValueError):
                result = None
        return 0 if result is None else result.st_mode

    def exists(self, *, follow_symlinks=True):
        """Return whether there is anything."""
        return self._mode(follow_symlinks) != 0

    def is_dir(self, *, follow_symlinks=True):
        """Return whether it is a directory."""
        return S_ISDIR(self._mode(follow_symlinks))

    def is_file(self, *, follow_symlinks=True):
        """Return whether it is a regular file."""
        return S_ISREG(self._mode(follow_symlinks))

    def is_symlink(self):
        """Return whether it is a symbolic link."""
        return S_ISLNK(self._mode(False))

    # What copy_info() asks for.

    def _posix_permissions(self, *, follow_symlinks=True):
        return S_IMODE(self._stat(follow_symlinks=follow_symlinks).st_mode)

    def _file_id(self, *, follow_symlinks=True):
        status = self._stat(follow_symlinks=follow_symlinks)
        return status.st_dev, status.st_ino

    def _access_time_ns(self, *, follow_symlinks=True):
        return self._stat(follow_symlinks=follow_symlinks).st_atime_ns

    def _mod_time_ns(self, *, follow_symlinks=True):
        return self._stat(follow_symlinks=follow_symlinks).st_mtime_ns

    if hasattr(os, 'listxattr'):
        def _xattrs(self, *, follow_symlinks=True):
            try:
                return [(name, os.getxattr(self._path, name, follow_symlinks=follow_symlinks))
                        for name in os.listxattr(self._path, follow_symlinks=follow_symlinks)]
            except OSError as error:
                if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENODATA, errno.EINVAL,
                                       errno.EACCES):
                    raise
                return []


class DirEntryInfo(PathInfo):
    """What an entry of a directory is; most of it is known from reading the directory."""

    __slots__ = ('_entry',)

    def __init__(self, entry):
        super().__init__(entry.path)
        self._entry = entry

    def _stat(self, *, follow_symlinks=True):
        return self._entry.stat(follow_symlinks=follow_symlinks)

    def exists(self, *, follow_symlinks=True):
        """Return whether there is anything."""
        if not follow_symlinks:
            return True
        try:
            return bool(self._stat())
        except OSError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Return whether it is a directory."""
        try:
            return self._entry.is_dir(follow_symlinks=follow_symlinks)
        except OSError:
            return False

    def is_file(self, *, follow_symlinks=True):
        """Return whether it is a regular file."""
        try:
            return self._entry.is_file(follow_symlinks=follow_symlinks)
        except OSError:
            return False

    def is_symlink(self):
        """Return whether it is a symbolic link."""
        try:
            return self._entry.is_symlink()
        except OSError:
            return False


# ---- copying --------------------------------------------------------------------------------------

def ensure_distinct_paths(source, target):
    """Raise an error if one is the other, or is in it."""
    if source == target:
        error = OSError(errno.EINVAL, "Source and target are the same path")
    elif source in target.parents:
        error = OSError(errno.EINVAL, "Source path is a parent of target path")
    else:
        return
    error.filename, error.filename2 = str(source), str(target)
    raise error


def ensure_different_files(source, target):
    """Raise an error if both are one file."""
    try:
        same = source.info._file_id() == target.info._file_id()
    except AttributeError:
        same = source == target
    except (OSError, ValueError):
        return
    if not same:
        return
    error = OSError(errno.EINVAL, "Source and target are the same file")
    error.filename, error.filename2 = str(source), str(target)
    raise error


def copy_contents(source, target):
    """Copy a file object to another one, in the kernel if it can."""
    import shutil
    shutil._copy_contents(source, target)


def open_to_read(path):
    """Open a path, of this module or with a method __open_rb__, to read bytes."""
    try:
        return open(path, 'rb')
    except TypeError:
        opener = getattr(type(path), '__open_rb__', None)
        if opener is None:
            raise TypeError(f"{type(path).__name__} can't be opened with mode 'rb'") from None
    return opener(path, -1)


def copy_info(info, target, follow_symlinks=True):
    """Give a path the times, extended attributes and permissions that are told by info."""
    def ask(name):
        question = getattr(info, name, None)
        return None if question is None else question(follow_symlinks=follow_symlinks)

    accessed, modified = ask('_access_time_ns'), ask('_mod_time_ns')
    if accessed is not None and modified is not None:
        os.utime(target, ns=(accessed, modified), follow_symlinks=follow_symlinks)
    # Before permissions, which may forbid to set them.
    for name, value in ask('_xattrs') or ():
        try:
            os.setxattr(target, name, value, follow_symlinks=follow_symlinks)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENODATA, errno.EINVAL,
                                   errno.EACCES):
                raise
    permissions = ask('_posix_permissions')
    if permissions is not None:
        try:
            os.chmod(target, permissions, follow_symlinks=follow_symlinks)
        except NotImplementedError:
            # Links have no permissions of their own.
            pass
