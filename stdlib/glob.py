"""Finding files whose paths match the patterns of a shell."""

import contextlib
import fnmatch
import os
import stat
import sys

__all__ = ["glob", "iglob", "escape", "translate"]

_DIRECTORY_FLAGS = os.O_RDONLY | getattr(os, 'O_DIRECTORY', 0)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of the paths that match a pattern, in no particular order.

    Names that begin with a dot match only patterns that do, unless include_hidden is true. With
    recursive, '**' stands for any files and any number of directories. Relative patterns are looked
    for in root_dir, or in the directory that is open as dir_fd.
    """
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator over what glob() returns a list of."""
    sys.audit("glob.glob", pathname, recursive)
    sys.audit("glob.glob/2", pathname, recursive, root_dir, dir_fd)
    root_dir = pathname[:0] if root_dir is None else os.fspath(root_dir)
    search = _Search(root_dir, dir_fd, recursive, include_hidden)
    paths = search.find(pathname, False)
    if not pathname or recursive and _isrecursive(pathname[:2]):
        return _without_empty_first(paths)
    return paths


def _without_empty_first(paths):
    for path in paths:
        if path:
            yield path
        break
    yield from paths


class _Search:
    def __init__(self, root_dir, dir_fd, recursive, include_hidden):
        self.root_dir = root_dir
        self.dir_fd = dir_fd
        self.recursive = recursive
        self.include_hidden = include_hidden

    def find(self, pathname, dironly):
        """Yield what matches; with dironly, patterns match directories only."""
        dirname, basename = os.path.split(pathname)
        if not has_magic(pathname):
            # A path that ends with a slash is a directory's.
            exists = (self.lexists(_join(self.root_dir, pathname)) if basename
                      else self.isdir(_join(self.root_dir, dirname)))
            if exists:
                yield pathname
            return
        if not dirname:
            yield from self.names(self.root_dir, basename, dironly)
            return
        if dirname != pathname and has_magic(dirname):
            directories = self.find(dirname, True)
        else:
            directories = [dirname]
        for dirname in directories:
            for name in self.names(_join(self.root_dir, dirname), basename, dironly):
                yield os.path.join(dirname, name)

    def names(self, dirname, pattern, dironly):
        """Return an iterable of the names in a directory, or paths below it, that match."""
        if not has_magic(pattern):
            return self.literal(dirname, pattern)
        if self.recursive and _isrecursive(pattern):
            return self.all_below(dirname, pattern, dironly)
        return self.matching(dirname, pattern, dironly)

    def literal(self, dirname, basename):
        exists = self.lexists(_join(dirname, basename)) if basename else self.isdir(dirname)
        return [basename] if exists else []

    def matching(self, dirname, pattern, dironly):
        names = self.listdir(dirname, dironly)
        if not (self.include_hidden or _ishidden(pattern)):
            names = [name for name in names if not _ishidden(name)]
        return fnmatch.filter(names, pattern)

    def all_below(self, dirname, pattern, dironly):
        if not dirname or self.isdir(dirname):
            yield pattern[:0]
        yield from self.walk(dirname, dironly)

    def walk(self, dirname, dironly):
        for name in self.listdir(dirname, dironly):
            if self.include_hidden or not _ishidden(name):
                yield name
                for below in self.walk(_join(dirname, name), dironly):
                    yield _join(name, below)

    def scan(self, dirname, dironly):
        fd = None
        try:
            if self.dir_fd is None:
                place = dirname or (os.fsencode(os.curdir) if isinstance(dirname, bytes)
                                    else os.curdir)
            elif dirname:
                fd = place = os.open(dirname, _DIRECTORY_FLAGS, dir_fd=self.dir_fd)
            else:
                place = self.dir_fd
            encode = os.fsencode if isinstance(dirname, bytes) else os.fspath
            with os.scandir(place) as entries:
                for entry in entries:
                    try:
                        if not dironly or entry.is_dir():
                            yield encode(entry.name)
                    except OSError:
                        pass
        except OSError:
            return
        finally:
            if fd is not None:
                os.close(fd)

    def listdir(self, dirname, dironly):
        with contextlib.closing(self.scan(dirname, dironly)) as names:
            return list(names)

    def lexists(self, pathname):
        if self.dir_fd is None:
            return os.path.lexists(pathname)
        try:
            os.lstat(pathname, dir_fd=self.dir_fd)
        except (OSError, ValueError):
            return False
        return True

    def isdir(self, pathname):
        if self.dir_fd is None:
            return os.path.isdir(pathname)
        try:
            return stat.S_ISDIR(os.stat(pathname, dir_fd=self.dir_fd).st_mode)
        except (OSError, ValueError):
            return False


def _deprecated(name):
    import warnings
    warnings._deprecated(f"glob.{name}", "{name} is deprecated and will be removed in Python "
                         "{remove}. Use glob.glob and pass a directory to its root_dir argument "
                         "instead.", remove=(3, 15))


def glob0(dirname, pattern):
    _deprecated('glob0')
    return _Search(dirname, None, False, False).literal(dirname, pattern)


def glob1(dirname, pattern):
    _deprecated('glob1')
    return _Search(dirname, None, False, False).matching(dirname, pattern, False)


def _join(dirname, basename):
    if not dirname or not basename:
        return dirname or basename
    return os.path.join(dirname, basename)


def has_magic(s):
    """Return whether the text is a pattern."""
    return any([char in s for char in (b'*', b'?', b'[')] if isinstance(s, bytes)
               else [char in s for char in '*?['])


def _ishidden(path):
    return path[0] in ('.', b'.'[0])


def _isrecursive(pattern):
    return pattern == (b'**' if isinstance(pattern, bytes) else '**')


def escape(pathname):
    """Return a pattern that matches this path only."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        brackets = {char: b'[%c]' % char for char in b'*?['}
        return drive + b''.join([brackets.get(char, bytes([char])) for char in pathname])
    return drive + pathname.translate({ord(char): f'[{char}]' for char in '*?['})


def _split(pat, seps):
    for sep in seps[1:]:
        pat = pat.replace(sep, seps[0])
    return pat.split(seps[0])


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Return a regular expression that matches the paths that the pattern does."""
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = ''.join([sep.translate(fnmatch._SPECIAL) for sep in seps])
    any_sep = f'[{escaped}]' if len(seps) > 1 else escaped
    not_sep = f'[^{escaped}]'
    one_last = f'{not_sep}+' if include_hidden else f'[^{escaped}.]{not_sep}*'
    one = one_last + any_sep
    some = f'(?:.+{any_sep})?' if include_hidden else f'(?:{one})*'
    some_last = '.*' if include_hidden else f'{some}(?:{one_last})?'

    results = []
    parts = _split(pat, seps)
    for i, part in enumerate(parts):
        is_last = i == len(parts) - 1
        if part == '*':
            results.append(one_last if is_last else one)
        elif recursive and part == '**':
            if is_last:
                results.append(some_last)
            elif parts[i + 1] != '**':
                results.append(some)
        else:
            if part:
                if not include_hidden and part[0] in '*?':
                    results.append(r'(?!\.)')
                results += fnmatch._translate(part, f'{not_sep}*', not_sep)[0]
            if not is_last:
                results.append(any_sep)
    return fr'(?s:{"".join(results)})\z'
