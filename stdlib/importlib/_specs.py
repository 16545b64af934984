"""Specifications of modules, and the finders and loaders that make and use them.

The machine itself imports without these: builtin modules, then frozen ones, then files along
sys.path. What is here finds the same modules in the same order, for programs that want to look
before they import, or to load from elsewhere.
"""

import _imp
import sys
from posix import getcwd as _getcwd, stat as _stat

SOURCE_SUFFIXES = ['.py']
_S_IFMT, _S_IFDIR, _S_IFREG = 0o170000, 0o040000, 0o100000
_Module = type(sys)


class ModuleSpec:
    """What is known about a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{type(self).__name__}({", ".join(parts)})'

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin
                    and self.submodule_search_locations == other.submodule_search_locations
                    and self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    __hash__ = None

    @property
    def cached(self):
        """Where compiled code is kept: nowhere, unless somebody said so."""
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the package that the module is in, or is."""
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        """Whether origin is a place to load from."""
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


def _kind(path):
    try:
        return _stat(path or '.').st_mode & _S_IFMT
    except OSError:
        return 0


# ---- loaders --------------------------------------------------------------------------------

def _load_module(loader, fullname):
    """Do what load_module() does: load, or load again, and return what sys.modules has then."""
    spec = spec_from_loader(fullname, loader)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        _init_module(spec, module, override=True)
        loader.exec_module(module)
        return sys.modules[fullname]
    return _load(spec)


class _Loader:

    def create_module(self, spec):
        """Return a module, or None to have one made."""
        return None

    def exec_module(self, module):
        """Run the module's code in it."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() '
                              'returns None', name=module.__name__)
        exec(code, module.__dict__)

    def load_module(self, fullname):
        """Deprecated: load a module by its name."""
        return _load_module(self, fullname)


class BuiltinImporter:
    """Finds and loads modules in C."""

    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return the module's spec, or None."""
        if _imp.is_builtin(fullname):
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        """Make the module."""
        if spec.name not in sys.builtin_module_names:
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _imp.create_builtin(spec)

    @staticmethod
    def exec_module(module):
        """Do nothing: a module in C is complete when it is made."""

    @classmethod
    def load_module(cls, fullname):
        """Deprecated: load a module by its name."""
        return _load_module(cls, fullname)

    @classmethod
    def get_code(cls, fullname):
        """Return None: there is no code in Python."""
        return cls._nothing(fullname)

    @classmethod
    def get_source(cls, fullname):
        """Return None: there is no source in Python."""
        return cls._nothing(fullname)

    @classmethod
    def is_package(cls, fullname):
        """Return False: none is a package."""
        cls._nothing(fullname)
        return False

    @staticmethod
    def _nothing(fullname):
        if fullname not in sys.builtin_module_names:
            raise ImportError(f'{fullname!r} is not a built-in module', name=fullname)


class FrozenImporter:
    """Finds and loads modules in Python that are part of the program."""

    _ORIGIN = 'frozen'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return the module's spec, or None."""
        if _imp.is_frozen(fullname):
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        """Have a module made."""
        return None

    @classmethod
    def exec_module(cls, module):
        """Run the module's code in it."""
        exec(cls.get_code(module.__spec__.name if module.__spec__ else module.__name__),
             module.__dict__)

    @classmethod
    def load_module(cls, fullname):
        """Deprecated: load a module by its name."""
        return _load_module(cls, fullname)

    @staticmethod
    def get_code(fullname):
        """Return the module's code."""
        return _imp.get_frozen_object(fullname)

    @staticmethod
    def get_source(fullname):
        """Return the module's source text."""
        return _imp.get_frozen_source(fullname).decode()

    @staticmethod
    def is_package(fullname):
        """Return whether the module is a package."""
        return _imp.is_frozen_package(fullname)


class FileLoader(_Loader):
    """Loads a module from a file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check_name(self, fullname):
        if fullname is not None and fullname != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {fullname}', name=fullname)

    def get_filename(self, fullname=None):
        """Return the file's path."""
        self._check_name(fullname)
        return self.path

    def get_data(self, path):
        """Return what a file contains."""
        with open(path, 'rb') as file:
            return file.read()

    def is_package(self, fullname=None):
        """Return whether the file makes a package."""
        self._check_name(fullname)
        stem = self.path.rpartition('/')[2].rpartition('.')[0]
        return stem == '__init__' and self.name.rpartition('.')[2] != '__init__'


class SourceFileLoader(FileLoader):
    """Loads a module from its source text."""

    def path_stats(self, path):
        """Return when the file was changed, and its size."""
        status = _stat(path)
        return {'mtime': status.st_mtime, 'size': status.st_size}

    def path_mtime(self, path):
        """Return when the file was changed."""
        return int(self.path_stats(path)['mtime'])

    def source_to_code(self, data, path, *, _optimize=-1):
        """Compile source text."""
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Return the module's code."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def get_source(self, fullname):
        """Return the module's source text."""
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as error:
            raise ImportError('source not available through get_data()',
                              name=fullname) from error
        return decode_source(data)


class SourcelessFileLoader(FileLoader):
    """Would load compiled code; there are no files of it."""

    def get_code(self, fullname):
        """Raise ImportError."""
        raise ImportError(f'no code of this machine in {self.path!r}', name=fullname,
                          path=self.path)

    def get_source(self, fullname):
        """Return None: there is no source."""
        return None


class ExtensionFileLoader(FileLoader):
    """Would load a module in C from a file of its own."""

    def create_module(self, spec):
        """Raise ImportError."""
        raise ImportError(f'cannot load {self.path!r}: made for another machine', name=self.name,
                          path=self.path)

    def get_code(self, fullname):
        """Return None: there is no code in Python."""
        return None

    get_source = get_code


class NamespaceLoader:
    """Loads a package that is several directories and no file."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def create_module(self, spec):
        """Have a module made."""
        return None

    def exec_module(self, module):
        """Do nothing: there is no code."""

    def load_module(self, fullname):
        """Deprecated: load a module by its name."""
        return _load_module(self, fullname)

    def is_package(self, fullname):
        """Return True."""
        return True

    def get_source(self, fullname):
        """Return an empty text."""
        return ''

    def get_code(self, fullname):
        """Return code that does nothing."""
        return compile('', '<string>', 'exec', dont_inherit=True)


def _declared_encoding(line):
    """Return what a comment like "# coding: latin-1" says, or None."""
    text = line.decode('latin-1').lstrip(' \t\f')
    place = text.find('coding') if text.startswith('#') else -1
    if place < 0 or text[place + 6:place + 7] not in (':', '='):
        return None
    name = text[place + 7:].lstrip(' \t')
    end = 0
    while end < len(name) and (name[end].isalnum() or name[end] in '-_.'):
        end += 1
    return name[:end] or None


def decode_source(data):
    """Return source text as a string, by its own declaration of its encoding."""
    from _io import IncrementalNewlineDecoder
    encoding = None
    for line in data.split(b'\n', 2)[:2]:
        encoding = _declared_encoding(line)
        if encoding or line.strip() and not line.lstrip().startswith(b'#'):
            break
    if encoding is None or data.startswith(b'\xef\xbb\xbf'):
        encoding = 'utf-8-sig'
    return IncrementalNewlineDecoder(None, True).decode(data.decode(encoding))


# ---- finders --------------------------------------------------------------------------------

class FileFinder:
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details
                         for suffix in suffixes] or [('.py', SourceFileLoader)]
        self.path = path or '.'

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    def invalidate_caches(self):
        """Do nothing: directories are looked into each time."""

    def find_spec(self, fullname, target=None):
        """Return the module's spec, or None."""
        base = _join(self.path, fullname.rpartition('.')[2])
        is_directory = _kind(base) == _S_IFDIR
        for suffix, loader in self._loaders if is_directory else ():
            path = f'{base}/__init__{suffix}'
            if _kind(path) == _S_IFREG:
                return spec_from_file_location(fullname, path, loader=loader(fullname, path),
                                               submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            path = base + suffix
            if _kind(path) == _S_IFREG:
                return spec_from_file_location(fullname, path, loader=loader(fullname, path))
        if is_directory:
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        """Return a function for sys.path_hooks."""
        def path_hook_for_FileFinder(path):
            if path and _kind(path) != _S_IFDIR:
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder


def _join(directory, name):
    return f'{directory}{name}' if directory.endswith('/') else f'{directory}/{name}'


class PathFinder:
    """Finds modules along sys.path, or the path of a package."""

    @staticmethod
    def invalidate_caches():
        """Forget that places have no finder; tell the others that modules may have appeared."""
        for path, finder in list(sys.path_importer_cache.items()):
            if finder is None:
                del sys.path_importer_cache[path]
            elif hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()

    @staticmethod
    def _path_hooks(path):
        for hook in sys.path_hooks:
            try:
                return hook(path)
            except ImportError:
                pass
        return None

    @classmethod
    def _path_importer_cache(cls, path):
        if path == '':
            try:
                path = _getcwd()
            except FileNotFoundError:
                return None
        cache = sys.path_importer_cache
        if path not in cache:
            cache[path] = cls._path_hooks(path)
        return cache[path]

    @staticmethod
    def find_distributions(*args, **kwargs):
        """Return the distributions that importlib.metadata finds."""
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return the module's spec, or None."""
        portions = []
        for entry in sys.path if path is None else path:
            if not isinstance(entry, str):
                continue
            finder = cls._path_importer_cache(entry)
            spec = None if finder is None else finder.find_spec(fullname, target)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            portions += spec.submodule_search_locations
        if not portions:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = portions
        return spec


_meta_path = (BuiltinImporter, FrozenImporter, PathFinder)
_path_hooks = (FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES)),)
_imp.set_finders(_meta_path, _path_hooks)


def find_spec_along(fullname, path, target=None):
    """Return the spec that a finder in sys.meta_path gives, or None."""
    for finder in list(sys.meta_path):
        find = getattr(finder, 'find_spec', None)
        spec = find(fullname, path, target) if find is not None else None
        if spec is not None:
            return spec
    return None


def load_by_finders(name, path, start):
    """Import a module by what is in sys.meta_path from index `start` on.

    Return None if no finder knows it. Where the machine's own finders are, unchanged, return the
    index behind them: it does their work itself.
    """
    finders = list(sys.meta_path)
    plain_hooks = tuple(sys.path_hooks) == _path_hooks
    while start < len(finders):
        if plain_hooks and tuple(map(id, finders[start:start + 3])) == tuple(map(id, _meta_path)):
            return start + 3
        find = getattr(finders[start], 'find_spec', None)
        spec = find(name, path, None) if find is not None else None
        if spec is not None:
            return _load(spec)
        start += 1
    return None


def _spec_of(module, name):
    """Return the spec of a module that the machine imported."""
    namespace = module.__dict__
    file, path = namespace.get('__file__'), namespace.get('__path__')
    if _imp.is_builtin(name):
        return ModuleSpec(name, BuiltinImporter, origin='built-in')
    if file is not None:
        return spec_from_file_location(name, file, loader=SourceFileLoader(name, file),
                                       submodule_search_locations=path)
    if _imp.is_frozen(name):
        spec = ModuleSpec(name, FrozenImporter, origin='frozen')
    else:
        spec = ModuleSpec(name, None if path is None else NamespaceLoader(name, path))
    spec.submodule_search_locations = path
    return spec


def lazy_attribute(module, name):
    """Make an attribute of a module that nobody asked for before; NotImplemented: there is none."""
    namespace = module.__dict__
    if module is sys and not name.startswith('__'):
        for key, make in (('meta_path', lambda: [*_meta_path]), ('path_hooks', lambda: [*_path_hooks]),
                          ('path_importer_cache', dict)):
            if key not in namespace:
                namespace[key] = make()
        return namespace[name]
    full = namespace.get('__name__')
    if not isinstance(full, str) or sys.modules.get(full) is not module:
        return NotImplemented
    spec = _spec_of(module, full)
    namespace.setdefault('__loader__', spec.loader)
    namespace.setdefault('__spec__', spec)
    return namespace[name]


# ---- from specs to modules ------------------------------------------------------------------

def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a spec made of what the loader knows."""
    if origin is None and hasattr(loader, 'get_filename'):
        return spec_from_file_location(name, loader=loader) if is_package is None else \
            spec_from_file_location(name, loader=loader,
                                    submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


_missing = object()


def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=_missing):
    """Return a spec of a module that is in a file; None if nothing can load it."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        from os import fspath
        location = fspath(location)
        if not location.startswith('/'):
            location = _join(_getcwd(), location)
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _missing:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
        submodule_search_locations = [] if is_package else None
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(location.rpartition('/')[0])
    return spec


def _init_module(spec, module, override=False):
    def put(name, value):
        if override or getattr(module, name, None) is None:
            setattr(module, name, value)

    put('__name__', spec.name)
    loader = spec.loader
    if loader is None and spec.submodule_search_locations is not None:
        loader = NamespaceLoader(spec.name, spec.submodule_search_locations)
    put('__loader__', loader)
    put('__package__', spec.parent)
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        put('__path__', spec.submodule_search_locations)
    if spec.has_location:
        put('__file__', spec.origin)
        if spec.cached is not None:
            put('__cached__', spec.cached)
    return module


def module_from_spec(spec):
    """Return a new module, with the attributes that its spec says, not yet executed."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = _Module(spec.name)
    return _init_module(spec, module)


def _load(spec):
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        if spec.loader is None:
            if spec.submodule_search_locations is None:
                raise ImportError('missing loader', name=spec.name)
        else:
            spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    module = sys.modules.pop(spec.name)
    sys.modules[spec.name] = module
    return module
