"""Paths that lead to files."""

import io
import os
import posixpath
import sys
from errno import EXDEV
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK

from pathlib._info import (DirEntryInfo, PathInfo, copy_contents, copy_info,
                           ensure_different_files, ensure_distinct_paths, open_to_read)
from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath


class UnsupportedOperation(NotImplementedError):
    """This system cannot do that with a path."""


class Path(PurePath):
    """A path of this system: a PosixPath, or on Windows a WindowsPath."""

    __slots__ = ('_info',)

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    # ---- what is there

    @property
    def info(self):
        """What the path leads to: asked once, and not again if it changes."""
        try:
            return self._info
        except AttributeError:
            self._info = PathInfo(self)
            return self._info

    def stat(self, *, follow_symlinks=True):
        """Do as os.stat() does."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Do as os.lstat() does."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Return whether there is anything."""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def _is(self, test, follow_symlinks=True):
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except (OSError, ValueError):
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Return whether there is a directory."""
        return os.path.isdir(self) if follow_symlinks else self._is(S_ISDIR, False)

    def is_file(self, *, follow_symlinks=True):
        """Return whether there is a regular file."""
        return os.path.isfile(self) if follow_symlinks else self._is(S_ISREG, False)

    def is_mount(self):
        """Return whether a file system is mounted there."""
        return os.path.ismount(self)

    def is_symlink(self):
        """Return whether there is a symbolic link."""
        return os.path.islink(self)

    def is_junction(self):
        """Return whether there is a junction, which only Windows has."""
        return os.path.isjunction(self)

    def is_block_device(self):
        """Return whether there is a block device."""
        return self._is(S_ISBLK)

    def is_char_device(self):
        """Return whether there is a character device."""
        return self._is(S_ISCHR)

    def is_fifo(self):
        """Return whether there is a named pipe."""
        return self._is(S_ISFIFO)

    def is_socket(self):
        """Return whether there is a socket."""
        return self._is(S_ISSOCK)

    def samefile(self, other_path):
        """Return whether another path leads to the same."""
        mine = self.stat()
        try:
            other = other_path.stat()
        except AttributeError:
            other = self.with_segments(other_path).stat()
        return os.path.samestat(mine, other)

    def owner(self, *, follow_symlinks=True):
        """Return the name of the file's owner."""
        import pwd
        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks=True):
        """Return the name of the file's group."""
        import grp
        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    def readlink(self):
        """Return where a symbolic link leads to."""
        return self.with_segments(os.readlink(self))

    # ---- contents

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file, as open() does."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Return the file's contents as bytes."""
        with self.open(mode='rb', buffering=0) as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Return the file's contents as a str."""
        encoding = io.text_encoding(encoding)
        with self.open(mode='r', encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Make, or fill anew, the file with bytes."""
        view = memoryview(data)
        with self.open(mode='wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make, or fill anew, the file with a str."""
        encoding = io.text_encoding(encoding)
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    # ---- directories

    def iterdir(self):
        """Return an iterator over the paths of what is in the directory."""
        root = str(self)
        with os.scandir(root) as iterator:
            entries = list(iterator)
        if root == '.':
            return (self._from_dir_entry(entry, entry.name) for entry in entries)
        return (self._from_dir_entry(entry, entry.path) for entry in entries)

    def _from_dir_entry(self, entry, text):
        path = self.with_segments(text)
        path._str = text
        path._info = DirEntryInfo(entry)
        return path

    @classmethod
    def _parse_pattern(cls, pattern):
        """Return a list of the pattern's parts; the last one is empty if it ends with a slash."""
        parser = cls.parser
        drive, root, rest = parser.splitroot(pattern)
        if drive or root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if parser.altsep:
            rest = rest.replace(parser.altsep, parser.sep)
        parts = [part for part in rest.split(parser.sep) if part and part != '.']
        if not parts:
            raise ValueError(f"Unacceptable pattern: {str(pattern)!r}")
        if rest.endswith(parser.sep):
            parts.append('')
        return parts

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Return an iterator over the paths below this one that match a pattern."""
        from pathlib._glob import Globber
        sys.audit("pathlib.Path.glob", self, pattern)
        parts = self._parse_pattern(pattern)
        sep = self.parser.sep
        globber = Globber(sep, self.parser is posixpath if case_sensitive is None
                          else case_sensitive, case_sensitive is not None, recurse_symlinks)
        root = str(self)
        paths = globber.selector(parts[::-1])(self.parser.join(root, ''))
        last = parts[-1]
        begin = 2 if root == '.' else 0
        anchor = len(self.anchor)

        def found():
            for path in paths:
                path = path[begin:]
                if last == '' or last == '**' and len(path) > anchor and path[-1] == sep:
                    path = path[:-1]
                yield self._from_parsed_string(path)
        return found()

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Do as glob() does, at any depth."""
        sys.audit("pathlib.Path.rglob", self, pattern)
        return self.glob(self.parser.join('**', pattern), case_sensitive=case_sensitive,
                         recurse_symlinks=recurse_symlinks)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Yield (directory, names of directories, names of files), as os.walk() does."""
        sys.audit("pathlib.Path.walk", self, on_error, follow_symlinks)
        root = str(self)
        if not follow_symlinks:
            # Links to directories are files then.
            follow_symlinks = os._walk_symlinks_as_files
        begin = 2 if root == '.' else 0
        for path, directories, files in os.walk(root, top_down, on_error, follow_symlinks):
            yield self._from_parsed_string(path[begin:]), directories, files

    # ---- other paths

    def absolute(self):
        """Return an absolute path, in which '..' and links stay."""
        if self.is_absolute():
            return self
        cwd = os.getcwd()
        if not self._tail:
            return self._from_parsed_string(cwd)
        drive, root, rest = os.path.splitroot(cwd)
        tail = rest.split(self.parser.sep) if rest else []
        return self._from_parsed_parts(drive, root, tail + self._tail)

    @classmethod
    def cwd(cls):
        """Return the current directory."""
        cwd = os.getcwd()
        path = cls(cwd)
        path._str = cwd
        return path

    @classmethod
    def home(cls):
        """Return the user's home directory."""
        home = os.path.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(home)

    def expanduser(self):
        """Return the path with ~ or ~user replaced by a home directory."""
        tail = self._tail
        if self.drive or self.root or not tail or tail[0][:1] != '~':
            return self
        home = os.path.expanduser(tail[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        drive, root, parts = self._parse_path(home)
        return self._from_parsed_parts(drive, root, parts + tail[1:])

    def resolve(self, strict=False):
        """Return an absolute path without links and '..'; with strict it must exist."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def as_uri(self):
        """Return the path as a 'file:' URI."""
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        from urllib.parse import quote
        path = str(self)
        return 'file://' + quote(path, encoding=sys.getfilesystemencoding(),
                              errors=sys.getfilesystemencodeerrors())

    @classmethod
    def from_uri(cls, uri):
        """Return the path that a 'file:' URI names."""
        from urllib.parse import unquote, urlsplit
        scheme, host, text = urlsplit(uri)[:3]
        if scheme != 'file':
            raise ValueError("URL is missing a 'file:' scheme")
        if host and host != 'localhost':
            import socket
            if host != socket.gethostname():
                raise ValueError("file:// scheme is supported only on localhost")
        path = cls(unquote(text, encoding=sys.getfilesystemencoding(),
                           errors=sys.getfilesystemencodeerrors()))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    # ---- changes

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or set its times to now."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                # It is not there.
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make a directory, and with parents those that it is in."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            # Not every system says that it exists before it says something else.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Do as os.chmod() does."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Do as chmod() does, with a link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove a file or a link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove an empty directory."""
        os.rmdir(self)

    def symlink_to(self, target, target_is_directory=False):
        """Make a symbolic link that leads to the target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make another name for the target."""
        os.link(target, self)

    def rename(self, target):
        """Rename a file or directory; return the new path."""
        os.rename(self, target)
        return self._as_path(target)

    def replace(self, target):
        """Rename a file or directory, also to the path of one that exists; return the new path."""
        os.replace(self, target)
        return self._as_path(target)

    # ---- copies

    def copy(self, target, **kwargs):
        """Copy a file or a tree; return the copy's path.

        Links are followed unless follow_symlinks=False is given; preserve_metadata=True copies
        times, permissions and extended attributes too.
        """
        target = self._as_path(target)
        ensure_distinct_paths(self, target)
        target._copy_from(self, **kwargs)
        return target.joinpath()

    def copy_into(self, target_dir, **kwargs):
        """Copy a file or a tree into a directory; return the copy's path."""
        return self.copy(self._in_directory(target_dir), **kwargs)

    def _in_directory(self, directory):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if hasattr(directory, 'with_segments'):
            return directory / self.name
        return self.with_segments(directory, self.name)

    def _copy_from(self, source, follow_symlinks=True, preserve_metadata=False):
        if not follow_symlinks and source.info.is_symlink():
            os.symlink(str(source.readlink()), self)
            if preserve_metadata:
                copy_info(source.info, self, follow_symlinks=False)
            return
        if source.info.is_dir():
            children = source.iterdir()
            os.mkdir(self)
            for child in children:
                self.joinpath(child.name)._copy_from(child, follow_symlinks, preserve_metadata)
        else:
            ensure_different_files(source, self)
            with open_to_read(source) as source_file, open(self, 'wb') as target_file:
                copy_contents(source_file, target_file)
        if preserve_metadata:
            copy_info(source.info, self)

    def move(self, target):
        """Move a file or a tree, also to another file system; return its new path."""
        try:
            near = self.with_segments(target)
        except TypeError:
            # A path of another kind.
            pass
        else:
            ensure_different_files(self, near)
            try:
                os.replace(self, near)
            except OSError as error:
                if error.errno != EXDEV:
                    raise
            else:
                return near.joinpath()
            target = near
        target = self.copy(target, follow_symlinks=False, preserve_metadata=True)
        self._delete()
        return target

    def move_into(self, target_dir):
        """Move a file or a tree into a directory; return its new path."""
        return self.move(self._in_directory(target_dir))

    def _delete(self):
        if self.is_dir() and not self.is_symlink() and not self.is_junction():
            import shutil
            shutil.rmtree(self)
        else:
            self.unlink()


class PosixPath(Path, PurePosixPath):
    """A path of a POSIX system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
