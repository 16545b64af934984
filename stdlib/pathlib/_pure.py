"""Paths that are texts only."""

import ntpath
import os
import posixpath
from _collections_abc import Sequence
from itertools import chain


class _PathParents(Sequence):
    """The directories that a path is in, the nearest one first."""

    __slots__ = ('_path', '_drv', '_root', '_tail')

    def __init__(self, path):
        self._path = path
        self._drv = path.drive
        self._root = path.root
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(len(self)))])
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parsed_parts(self._drv, self._root, self._tail[:-index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path that leads nowhere: a PurePosixPath or a PureWindowsPath.

    It is made of segments that are joined when it is asked for something. Redundant separators and
    '.' are left out.
    """

    __slots__ = ('_raw_paths', '_drv', '_root', '_tail_cached', '_str', '_str_normcase_cached',
                 '_parts_normcase_cached', '_hash')
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is self.parser:
                    paths.extend(arg._raw_paths)
                else:
                    paths.append(arg.as_posix())
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where "
                                f"__fspath__ returns a str, not {type(path).__name__!r}")
            paths.append(path)
        self._raw_paths = paths

    # ---- making others of it

    def with_segments(self, *pathsegments):
        """Return a path of these segments; subclasses hand on here what their objects know."""
        return type(self)(*pathsegments)

    def _as_path(self, other):
        return other if hasattr(other, 'with_segments') else self.with_segments(other)

    def joinpath(self, *pathsegments):
        """Return this path and others joined."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def _from_parsed_parts(self, drv, root, tail):
        path = self._from_parsed_string(self._format_parsed_parts(drv, root, tail))
        path._drv, path._root, path._tail_cached = drv, root, tail
        return path

    def _from_parsed_string(self, text):
        path = self.with_segments(text)
        path._str = text or '.'
        return path

    def __reduce__(self):
        return type(self), tuple(self._raw_paths)

    # ---- as a text

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = self._format_parsed_parts(self.drive, self.root, self._tail) or '.'
            return self._str

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def as_posix(self):
        """Return the path as a text with slashes."""
        return str(self).replace(self.parser.sep, '/')

    def as_uri(self):
        """Return the path as a 'file:' URI."""
        import warnings
        warnings._deprecated("pathlib.PurePath.as_uri", "pathlib.PurePath.as_uri() is deprecated "
                             "and scheduled for removal in Python 3.19. Use "
                             "pathlib.Path.as_uri().", remove=(3, 19))
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        drive = self.drive
        if len(drive) == 2 and drive[1] == ':':
            return f'file:///{drive}' + quote_from_bytes(os.fsencode(self.as_posix()[2:]))
        return ('file:' if drive else 'file://') + quote_from_bytes(os.fsencode(self.as_posix()))

    @classmethod
    def _format_parsed_parts(cls, drv, root, tail):
        sep = cls.parser.sep
        if drv or root:
            return drv + root + sep.join(tail)
        if tail and cls.parser.splitdrive(tail[0])[0]:
            # A name like 'c:' must not become a drive.
            tail = ['.', *tail]
        return sep.join(tail)

    # ---- order: Windows' paths ignore case

    @property
    def _str_normcase(self):
        try:
            return self._str_normcase_cached
        except AttributeError:
            text = str(self)
            self._str_normcase_cached = text if self.parser is posixpath else text.lower()
            return self._str_normcase_cached

    @property
    def _parts_normcase(self):
        try:
            return self._parts_normcase_cached
        except AttributeError:
            self._parts_normcase_cached = self._str_normcase.split(self.parser.sep)
            return self._parts_normcase_cached

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._str_normcase)
            return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._str_normcase == other._str_normcase and self.parser is other.parser

    def _is_comparable(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __lt__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._parts_normcase < other._parts_normcase

    def __le__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._parts_normcase <= other._parts_normcase

    def __gt__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._parts_normcase > other._parts_normcase

    def __ge__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._parts_normcase >= other._parts_normcase

    # ---- parts

    @classmethod
    def _parse_path(cls, path):
        """Return the drive, the root and a list of the other parts."""
        if not path:
            return '', '', []
        parser = cls.parser
        sep = parser.sep
        if parser.altsep:
            path = path.replace(parser.altsep, sep)
        drive, root, rest = parser.splitroot(path)
        if not root and drive.startswith(sep) and not drive.endswith(sep):
            # Network shares have roots: \\server\share, \\?\UNC\server\share.
            parts = drive.split(sep)
            if len(parts) == 4 and parts[2] not in '?.' or len(parts) == 6:
                root = sep
        return drive, root, [part for part in rest.split(sep) if part and part != '.']

    def _parse(self):
        paths = self._raw_paths
        raw = paths[0] if len(paths) == 1 else self.parser.join(*paths) if paths else ''
        self._drv, self._root, self._tail_cached = self._parse_path(raw)

    @property
    def drive(self):
        """The drive's letter, or the share; empty elsewhere than on Windows."""
        try:
            return self._drv
        except AttributeError:
            self._parse()
            return self._drv

    @property
    def root(self):
        """The separator that an absolute path begins with, behind the drive."""
        try:
            return self._root
        except AttributeError:
            self._parse()
            return self._root

    @property
    def _tail(self):
        try:
            return self._tail_cached
        except AttributeError:
            self._parse()
            return self._tail_cached

    @property
    def anchor(self):
        """The drive and the root."""
        return self.drive + self.root

    @property
    def parts(self):
        """A tuple of the anchor, if there is one, and the names."""
        anchor = self.drive + self.root
        return (anchor, *self._tail) if anchor else tuple(self._tail)

    @property
    def parent(self):
        """The directory that the path is in."""
        tail = self._tail
        if not tail:
            return self
        return self._from_parsed_parts(self.drive, self.root, tail[:-1])

    @property
    def parents(self):
        """A sequence of the directories that the path is in."""
        return _PathParents(self)

    @property
    def name(self):
        """The last part."""
        tail = self._tail
        return tail[-1] if tail else ''

    @property
    def stem(self):
        """The last part without its suffix."""
        name = self.name
        at = name.rfind('.')
        # Names may begin with dots.
        return name[:at] if at != -1 and name[:at].lstrip('.') else name

    @property
    def suffix(self):
        """The name's last suffix, with its dot."""
        name = self.name.lstrip('.')
        at = name.rfind('.')
        return name[at:] if at != -1 else ''

    @property
    def suffixes(self):
        """A list of the name's suffixes."""
        return ['.' + suffix for suffix in self.name.lstrip('.').split('.')[1:]]

    def with_name(self, name):
        """Return the path with another name."""
        parser = self.parser
        if (not name or parser.sep in name or parser.altsep and parser.altsep in name
                or name == '.'):
            raise ValueError(f"Invalid name {name!r}")
        if not self._tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parsed_parts(self.drive, self.root, [*self._tail[:-1], name])

    def with_stem(self, stem):
        """Return the path with another stem."""
        suffix = self.suffix
        if suffix and not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return the path with another suffix, or with none if that is empty."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith('.'):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    # ---- relations

    def relative_to(self, other, *, walk_up=False):
        """Return the path as seen from another one; with walk_up '..' may be in it."""
        other = self._as_path(other)
        for step, path in enumerate(chain([other], other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parsed_parts('', '', ['..'] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other):
        """Return whether the path is another one, or below it."""
        other = self._as_path(other)
        return other == self or other in self.parents

    def is_absolute(self):
        """Return whether the path has a root and, on Windows, a drive."""
        if self.parser is posixpath:
            return any([path.startswith('/') for path in self._raw_paths])
        return self.parser.isabs(self)

    def is_reserved(self):
        """Return whether Windows does not let a file be called so."""
        import warnings
        warnings._deprecated("pathlib.PurePath.is_reserved", "pathlib.PurePath.is_reserved() is "
                             "deprecated and scheduled for removal in Python 3.15. Use "
                             "os.path.isreserved() to detect reserved paths on Windows.",
                             remove=(3, 15))
        return self.parser is ntpath and ntpath.isreserved(self)

    # ---- patterns

    def _compile(self, pattern, case_sensitive, recursive):
        from pathlib._glob import compile_pattern
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        return compile_pattern(pattern, self.parser.sep, case_sensitive, recursive)

    def full_match(self, pattern, *, case_sensitive=None):
        """Return whether the whole path matches a pattern, in which '**' is any number of parts."""
        pattern = self._as_path(pattern)
        match = self._compile(str(pattern) if pattern.parts else '', case_sensitive, True)
        return match(str(self) if self.parts else '')

    def match(self, path_pattern, *, case_sensitive=None):
        """Return whether the path, or its end if the pattern is relative, matches a pattern."""
        pattern = self._as_path(path_pattern)
        parts, patterns = self.parts[::-1], pattern.parts[::-1]
        if not patterns:
            raise ValueError("empty pattern")
        if len(parts) < len(patterns) or len(parts) > len(patterns) and pattern.anchor:
            return False
        return all([self._compile(each, case_sensitive, False)(part)
                    for part, each in zip(parts, patterns)])


class PurePosixPath(PurePath):
    """A path as POSIX systems have it."""

    parser = posixpath
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path as Windows has it."""

    parser = ntpath
    __slots__ = ()
