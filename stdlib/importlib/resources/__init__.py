"""Files that lie beside modules in packages."""

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

from importlib.resources.abc import ResourceReader, Traversable

__all__ = ['Package', 'Anchor', 'ResourceReader', 'as_file', 'files', 'contents', 'is_resource',
           'open_binary', 'open_text', 'path', 'read_binary', 'read_text']

Package = ModuleType | str
Anchor = Package


class _MultiplexedPath(Traversable):
    """The folders of a namespace package as one."""

    def __init__(self, *paths):
        self._paths = [Path(path) for path in dict.fromkeys(paths)]
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError('MultiplexedPath only supports directories')

    def iterdir(self):
        """Yield what is in the folders; of two with one name the first file counts."""
        by_name = {}
        for path in self._paths:
            for child in path.iterdir():
                by_name.setdefault(child.name, []).append(child)
        for children in by_name.values():
            if len(children) > 1 and all(child.is_dir() for child in children):
                yield _MultiplexedPath(*children)
            else:
                yield children[0]

    def is_dir(self):
        return True

    def is_file(self):
        return False

    def joinpath(self, *descendants):
        if not descendants:
            return self
        first, *rest = [part for d in descendants for part in os.fspath(d).split('/') if part]
        for child in self.iterdir():
            if child.name == first:
                return child.joinpath(*rest)
        return self._paths[0].joinpath(first, *rest)

    __truediv__ = joinpath

    def open(self, *args, **kwargs):
        raise FileNotFoundError(f'{self} is not a file')

    @property
    def name(self):
        return self._paths[0].name

    def __repr__(self):
        return f'MultiplexedPath({", ".join(repr(str(path)) for path in self._paths)})'


def _resolve(anchor):
    if anchor is None:
        # The caller of files().
        frame = sys._getframe(2)
        anchor = frame.f_globals.get('__package__') or frame.f_globals['__name__']
    return import_module(anchor) if isinstance(anchor, str) else anchor


def _of_package(module):
    spec = module.__spec__
    loader = getattr(spec, 'loader', None)
    get_reader = getattr(loader, 'get_resource_reader', None)
    reader = get_reader(spec.name) if get_reader is not None else None
    if hasattr(reader, 'files'):
        return reader.files()
    file = getattr(module, '__file__', None)
    if file is not None:
        return Path(file).parent
    path = list(getattr(module, '__path__', None) or [])
    if path:
        return _MultiplexedPath(*path)
    raise TypeError(f'{module.__name__!r} has no files: it is part of the program')


def files(anchor=None):
    """Return the folder of a package, or the one that a module is in."""
    return _of_package(_resolve(anchor))


@contextmanager
def as_file(path):
    """Give the path of a file or folder for as long as the with statement lasts."""
    if isinstance(path, Path):
        yield path
        return
    import shutil
    import tempfile
    folder = Path(tempfile.mkdtemp())
    try:
        yield _copy(path, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(source, folder):
    target = folder / source.name
    if source.is_dir():
        target.mkdir()
        for child in source.iterdir():
            _copy(child, target)
    else:
        target.write_bytes(source.read_bytes())
    return target


# ---- by package and names -------------------------------------------------------------------

def _find(anchor, names):
    for name in names:
        if not isinstance(name, str | os.PathLike):
            raise TypeError(f'path name must be str, not {type(name).__name__}')
        parent, _, tail = os.fspath(name).rpartition('/')
        if parent and len(names) > 1:
            raise ValueError(f'{name!r} must be only a file name')
    return _of_package(_resolve(anchor)).joinpath(*names)


def open_binary(anchor, /, *path_names):
    """Open a file of a package for reading bytes."""
    return _find(anchor, path_names).open('rb')


def open_text(anchor, /, *path_names, encoding=None, errors='strict'):
    """Open a file of a package for reading text."""
    return _find(anchor, path_names).open('r', encoding=_encoding(encoding, path_names), errors=errors)


def _encoding(encoding, names):
    if encoding is None and len(names) > 1:
        raise TypeError("'encoding' argument required with multiple path names")
    return encoding or 'utf-8'


def read_binary(anchor, /, *path_names):
    """Return a file of a package as bytes."""
    return _find(anchor, path_names).read_bytes()


def read_text(anchor, /, *path_names, encoding=None, errors='strict'):
    """Return a file of a package as text."""
    with open_text(anchor, *path_names, encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, /, *path_names):
    """Return a context manager that gives the path of a file of a package."""
    return as_file(_find(anchor, path_names))


def is_resource(anchor, /, *path_names):
    """Return whether there is such a file."""
    return _find(anchor, path_names).is_file()


def contents(anchor, /, *path_names):
    """Return the names of what is in the folder (deprecated: files() tells more)."""
    import warnings
    warnings.warn('contents is deprecated. Use files(anchor).iterdir() instead.', DeprecationWarning,
                  stacklevel=2)
    return (child.name for child in _find(anchor, path_names).iterdir())
