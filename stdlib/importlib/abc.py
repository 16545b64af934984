"""Abstract classes of finders and loaders."""

import abc
from importlib import machinery as _machinery
from importlib._specs import FileLoader as _FileLoader, SourceLoader as _SourceLoader, _load_module

__all__ = ['ExecutionLoader', 'FileLoader', 'InspectLoader', 'Loader', 'MetaPathFinder',
           'PathEntryFinder', 'ResourceLoader', 'SourceLoader']


class Loader(abc.ABC):
    """Makes and executes modules."""

    def create_module(self, spec):
        """Return a module, or None to have one made."""
        return None

    def load_module(self, fullname):
        """Deprecated: load a module by its name."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _load_module(self, fullname)


class MetaPathFinder(abc.ABC):
    """Finds modules, for sys.meta_path."""

    def invalidate_caches(self):
        """Forget what was found; may be replaced."""


class PathEntryFinder(abc.ABC):
    """Finds modules in one place of a path."""

    def invalidate_caches(self):
        """Forget what was found; may be replaced."""


class ResourceLoader(Loader):
    """A loader that can read data."""

    @abc.abstractmethod
    def get_data(self, path):
        """Return what is at a path, as bytes."""
        raise OSError


class InspectLoader(Loader):
    """A loader that can show code."""

    def is_package(self, fullname):
        """Return whether the module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """Return the module's code."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Return the module's source text."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile source text."""
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Run the module's code in it."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() '
                              'returns None')
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader whose modules have a file name."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Return what __file__ will be."""
        raise ImportError

    def get_code(self, fullname):
        """Return the module's code."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(_FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of files."""


class SourceLoader(_SourceLoader, ResourceLoader, ExecutionLoader):
    """A loader of source text, wherever it is, and of compiled files that fit it."""

    def path_mtime(self, path):
        """Return when a path was changed."""
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)['mtime'])

    def path_stats(self, path):
        """Return when a path was changed, and its size if that is known."""
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {'mtime': self.path_mtime(path)}

    def set_data(self, path, data):
        """Write bytes to a path; may be replaced, and do nothing."""


for _class in _machinery.BuiltinImporter, _machinery.FrozenImporter:
    MetaPathFinder.register(_class)
    InspectLoader.register(_class)
MetaPathFinder.register(_machinery.PathFinder)
PathEntryFinder.register(_machinery.FileFinder)
FileLoader.register(_machinery.SourceFileLoader)
SourceLoader.register(_machinery.SourceFileLoader)
del _class
