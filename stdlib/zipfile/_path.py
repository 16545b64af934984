"""Members of archives as paths, after the manner of pathlib."""

import io
import posixpath

from zipfile import ZipFile, ZipInfo


def _parents(name):
    """The folders that a name is in: 'a/b/c' is in 'a/b' and 'a'."""
    name = posixpath.dirname(name.rstrip('/'))
    while name.rstrip('/'):
        yield name
        name = posixpath.dirname(name)


class CompleteDirs(ZipFile):
    """An archive that has all folders its members are in.

    It can be pickled if it was opened by a name: what is pickled are the arguments.
    """

    def __init__(self, *args, **kwargs):
        self._opened_by = args, kwargs
        super().__init__(*args, **kwargs)

    def __getstate__(self):
        return self._opened_by

    def __setstate__(self, state):
        args, kwargs = state
        self.__init__(*args, **kwargs)

    @classmethod
    def make(cls, source):
        """Of an archive, or of what ZipFile() takes."""
        if isinstance(source, CompleteDirs):
            return source
        if not isinstance(source, ZipFile):
            return cls(source)
        source.__class__ = cls if 'r' in source.mode else CompleteDirs
        return source

    @classmethod
    def inject(cls, zf):
        """Write the folders that are missing into an archive."""
        for name in cls._implied_dirs(zf.namelist()):
            zf.writestr(name, b"")
        return zf

    @staticmethod
    def _implied_dirs(names):
        known = set(names)
        return [name for name in dict.fromkeys(
            parent + '/' for each in names for parent in _parents(each)) if name not in known]

    def namelist(self):
        names = super().namelist()
        return names + self._implied_dirs(names)

    def _name_set(self):
        return set(self.namelist())

    def resolve_dir(self, name):
        """The name with a slash, if it is a folder's."""
        names = self._name_set()
        return name + '/' if name not in names and name + '/' in names else name

    def getinfo(self, name):
        """What is known of a member; of a folder that is only implied, its name."""
        try:
            return super().getinfo(name)
        except KeyError:
            if not name.endswith('/') or name not in self._name_set():
                raise
            return ZipInfo(name)


class FastLookup(CompleteDirs):
    """An archive that is only read: its names are found once."""

    def namelist(self):
        try:
            return self._names
        except AttributeError:
            self._names = super().namelist()
            return self._names

    def _name_set(self):
        try:
            return self._lookup
        except AttributeError:
            self._lookup = super()._name_set()
            return self._lookup


class Path:
    """A member of an archive, whether it is there or not; '' is the archive itself."""

    __module__ = 'zipfile'

    def __init__(self, root, at=""):
        self.root, self.at = FastLookup.make(root), at

    def __eq__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def open(self, mode='r', *args, pwd=None, **kwargs):
        """The member as a file, of text unless the mode has a 'b'."""
        if self.is_dir():
            raise IsADirectoryError(self)
        archive_mode = mode[0]
        if archive_mode == 'r' and not self.exists():
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, archive_mode, pwd=pwd)
        if 'b' in mode:
            if args or kwargs:
                raise ValueError("encoding args invalid for binary operation")
            return stream
        encoding = args[0] if args else kwargs.pop('encoding', None)
        return io.TextIOWrapper(stream, io.text_encoding(encoding), *args[1:], **kwargs)

    def read_text(self, *args, **kwargs):
        """All of the member's text."""
        with self.open('r', *args, **kwargs) as file:
            return file.read()

    def read_bytes(self):
        """All of the member's bytes."""
        with self.open('rb') as file:
            return file.read()

    @property
    def name(self):
        """The last part of the path; of the archive itself its own."""
        return posixpath.basename(self.at.rstrip('/')) or self.filename.name

    @property
    def suffix(self):
        """What the name ends with, from the last dot on."""
        stem, dot, last = self.name.rpartition('.')
        return dot + last if stem and last else ''

    @property
    def suffixes(self):
        """All such endings."""
        if self.name.endswith('.'):
            return []
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def filename(self):
        """The path of the archive, followed by that within it."""
        import pathlib
        return pathlib.Path(self.root.filename).joinpath(self.at)

    @property
    def parent(self):
        """The folder that the member is in."""
        if not self.at:
            return self.filename.parent
        above = posixpath.dirname(self.at.rstrip('/'))
        return self._next(above + '/' if above else '')

    def _next(self, at):
        return self.__class__(self.root, at)

    def is_dir(self):
        """Whether it is a folder."""
        return not self.at or self.at.endswith('/')

    def is_file(self):
        """Whether it is a file that is there."""
        return self.exists() and not self.is_dir()

    def is_symlink(self):
        """Whether it is a symbolic link."""
        import stat
        return stat.S_ISLNK(self.root.getinfo(self.at).external_attr >> 16)

    def exists(self):
        """Whether it is there."""
        return self.at in self.root._name_set()

    def iterdir(self):
        """What is in the folder."""
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        return (child for child in map(self._next, self.root.namelist())
                if posixpath.dirname(child.at.rstrip('/')) == self.at.rstrip('/'))

    def match(self, path_pattern):
        """Whether the path matches, from its end."""
        from fnmatch import fnmatchcase
        parts, pattern = self.at.rstrip('/').split('/'), path_pattern.split('/')
        return len(parts) >= len(pattern) and all(
            map(fnmatchcase, parts[len(parts) - len(pattern):], pattern))

    def glob(self, pattern):
        """What below the folder matches; ** stands for one or more folders."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        parts = pattern.split('/')
        return (self._next(name) for name in self.root.namelist()
                if name.startswith(self.at) and _matches(name[len(self.at):].rstrip('/').split('/'), parts))

    def rglob(self, pattern):
        """What matches at any depth."""
        return self.glob(f'**/{pattern}')

    def relative_to(self, other, *extra):
        """The path from another one."""
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def joinpath(self, *other):
        """A path below this one."""
        return self._next(self.root.resolve_dir(posixpath.join(self.at, *other)))

    __truediv__ = joinpath

    def __str__(self):
        name = self.root.filename or ':zipfile:'
        return posixpath.join(name, self.at) if self.at else name

    def __repr__(self):
        return f'{self.__class__.__name__}({self.root.filename!r}, {self.at!r})'


def _matches(parts, pattern):
    from fnmatch import fnmatchcase
    if not pattern:
        return not parts
    if pattern[0] == '**':
        return any(_matches(parts[i:], pattern[1:]) for i in range(1, len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])
