"""Specifications of modules, and the finders and loaders that make and use them.

The machine itself imports without these: builtin modules, then frozen ones, then files along
sys.path, with their compiled files. What is here finds the same modules in the same order, for
programs that want to look before they import, or to load from elsewhere.
"""

import _imp
import posix as _posix
import sys
from posix import fspath as _fspath, getcwd as _getcwd, stat as _stat

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
MAGIC_NUMBER = _imp.pyc_magic_number_token.to_bytes(4, 'little')
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
        """Where compiled code is kept, or None."""
        if self._cached is None and self.origin is not None and self._set_fileattr:
            self._cached = _cached_of(self.origin)
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


# ---- compiled files -------------------------------------------------------------------------

_CACHE = '__pycache__'
_HEADER = 16
_BY_HASH, _CHECK_SOURCE = 1, 2


def _cache_tag():
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    return tag


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Return where the compiled code of a source file is kept; neither need exist."""
    if debug_override is not None:
        from warnings import warn
        warn('the debug_override parameter is deprecated; use \'optimization\' instead',
             DeprecationWarning, stacklevel=2)
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    head, slash, tail = _fspath(path).rpartition('/')
    base, dot, rest = tail.rpartition('.')
    name = (base or rest) + dot + _cache_tag()
    if optimization is None:
        optimization = sys.flags.optimize or ''
    optimization = str(optimization)
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        name += f'.opt-{optimization}'
    name += BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is None:
        return f'{head}{slash}{_CACHE}/{name}'
    if not (head or slash).startswith('/'):
        head = _join(_getcwd(), head)
    return _join(_join(sys.pycache_prefix, head.lstrip('/')) if head else sys.pycache_prefix, name)


def source_from_cache(path):
    """Return the source file whose compiled code is kept at a path; neither need exist."""
    _cache_tag()
    path = _fspath(path)
    head, _, tail = path.rpartition('/')
    prefix = None if sys.pycache_prefix is None else sys.pycache_prefix.rstrip('/')
    if prefix is not None and head.startswith(prefix + '/'):
        head = head[len(prefix):]
    else:
        head, _, folder = head.rpartition('/')
        if folder != _CACHE:
            raise ValueError(f'{_CACHE} not bottom-level directory in {path!r}')
    dots = tail.count('.')
    if dots not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {tail!r}')
    if dots == 3:
        optimization = tail.rsplit('.', 2)[-2]
        if not optimization.startswith('opt-'):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not optimization[4:].isalnum():
            raise ValueError(f'optimization level {optimization!r} is not an alphanumeric value')
    name = tail.partition('.')[0] + SOURCE_SUFFIXES[0]
    return _join(head, name) if head else name


def _cached_of(file):
    """Return the compiled file of a module's file, or None."""
    if file.endswith(tuple(SOURCE_SUFFIXES)):
        try:
            return cache_from_source(file)
        except NotImplementedError:
            return None
    return file if file.endswith(tuple(BYTECODE_SUFFIXES)) else None


def source_hash(source_bytes):
    """Return the hash of a source's bytes that compiled files are compared by."""
    return _imp.source_hash(_imp.pyc_magic_number_token, source_bytes)


def _check_compiled(data, name, path):
    """Return the flags of a compiled file, or raise what is wrong with its header."""
    details = {'name': name} if path is None else {'name': name, 'path': path}
    name = '<bytecode>' if name is None else name
    if data[:4] != MAGIC_NUMBER:
        raise ImportError(f'bad magic number in {name!r}: {bytes(data[:4])!r}', **details)
    if len(data) < _HEADER:
        raise EOFError(f'reached EOF while reading pyc header of {name!r}')
    flags = int.from_bytes(data[4:8], 'little')
    if flags & ~(_BY_HASH | _CHECK_SOURCE):
        raise ImportError(f'invalid flags {flags!r} in {name!r}', **details)
    return flags


def _compiled_code(data, name, path, source_path=None):
    """Return the code in what follows the header of a compiled file."""
    import marshal
    code = marshal.loads(memoryview(data)[_HEADER:])
    if not isinstance(code, type(_compiled_code.__code__)):
        raise ImportError(f'Non-code object in {path!r}', name=name, path=path)
    if source_path is not None:
        _imp._fix_co_filename(code, source_path)
    return code


def _number(n):
    return (int(n) & 0xffffffff).to_bytes(4, 'little')


def compiled_by_time(code, mtime=0, size=0):
    """Return a compiled file that goes by its source's time and size."""
    import marshal
    return b''.join((MAGIC_NUMBER, _number(0), _number(mtime), _number(size), marshal.dumps(code)))


def compiled_by_hash(code, source_hash, checked=True):
    """Return a compiled file that goes by a hash of its source."""
    import marshal
    flags = _number(_BY_HASH | (_CHECK_SOURCE if checked else 0))
    return b''.join((MAGIC_NUMBER, flags, source_hash, marshal.dumps(code)))


def mode_of_compiled(path):
    """Return the permissions for the compiled file of a source file."""
    try:
        mode = _stat(path).st_mode
    except OSError:
        mode = 0o666
    return mode | 0o200


def write_atomic(path, data, mode=0o666):
    """Put a file in the place of another at once."""
    temporary = f'{path}.{id(path)}'
    descriptor = _posix.open(temporary, _posix.O_EXCL | _posix.O_CREAT | _posix.O_WRONLY, mode & 0o666)
    try:
        with open(descriptor, 'wb', buffering=0) as file:
            written = file.write(data)
        if written != len(data):
            raise OSError('os.write() did not write the full pyc file')
        _posix.replace(temporary, path)
    except OSError:
        try:
            _posix.unlink(temporary)
        except OSError:
            pass
        raise


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


class _Source:
    """Where the text of a source file, its hash and its facts are kept while its code is looked for."""

    data = hash = mtime = None
    flags = 0


class SourceLoader(_Loader):
    """Loads a module from source text, wherever it is, or from a compiled file that fits it."""

    def is_package(self, fullname):
        """Return whether the file makes a package."""
        stem = self.get_filename(fullname).rpartition('/')[2].rsplit('.', 1)[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def path_mtime(self, path):
        """Return when a path was changed; may be replaced."""
        raise OSError

    def path_stats(self, path):
        """Return when a path was changed, and its size if that is known; may be replaced."""
        return {'mtime': self.path_mtime(path)}

    def set_data(self, path, data):
        """Write bytes to a path; may be replaced, and do nothing."""

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Compile source text."""
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def _fits(self, data, facts, source, fullname, path, cached):
        """Raise ImportError or EOFError unless a compiled file was made of the source."""
        source.flags = _check_compiled(data, fullname, cached)
        if not source.flags & _BY_HASH:
            if data[8:12] != _number(source.mtime) or 'size' in facts and data[12:16] != _number(facts['size']):
                raise ImportError(f'bytecode is stale for {fullname!r}', name=fullname, path=cached)
        elif _imp.check_hash_based_pycs != 'never' and (
                source.flags & _CHECK_SOURCE or _imp.check_hash_based_pycs == 'always'):
            source.data = self.get_data(path)
            source.hash = source_hash(source.data)
            if data[8:16] != source.hash:
                raise ImportError(f"hash in bytecode doesn't match hash of source {fullname!r}",
                                  name=fullname, path=cached)

    def _compiled(self, fullname, path, cached, source):
        """Return the code in the compiled file, or None if it does not fit."""
        try:
            facts = self.path_stats(path)
        except OSError:
            return None
        source.mtime = int(facts['mtime'])
        try:
            data = self.get_data(cached)
        except OSError:
            return None
        try:
            self._fits(data, facts, source, fullname, path, cached)
        except (ImportError, EOFError):
            return None
        return _compiled_code(data, fullname, cached, path)

    def get_code(self, fullname):
        """Return the module's code."""
        path = self.get_filename(fullname)
        source = _Source()
        try:
            cached = cache_from_source(path)
        except NotImplementedError:
            cached = None
        code = None if cached is None else self._compiled(fullname, path, cached, source)
        if code is not None:
            return code
        if source.data is None:
            source.data = self.get_data(path)
        code = self.source_to_code(source.data, path)
        if not sys.dont_write_bytecode and cached is not None and source.mtime is not None:
            if source.flags & _BY_HASH:
                data = compiled_by_hash(code, source.hash or source_hash(source.data),
                                        source.flags & _CHECK_SOURCE)
            else:
                data = compiled_by_time(code, source.mtime, len(source.data))
            try:
                self._cache_bytecode(path, cached, data)
            except NotImplementedError:
                pass
        return code

    def get_source(self, fullname):
        """Return the module's source text."""
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as error:
            raise ImportError('source not available through get_data()',
                              name=fullname) from error
        return decode_source(data)


class SourceFileLoader(FileLoader, SourceLoader):
    """Loads a module from a source file."""

    def path_stats(self, path):
        """Return when the file was changed, and its size."""
        status = _stat(path)
        return {'mtime': status.st_mtime, 'size': status.st_size}

    def path_mtime(self, path):
        """Return when the file was changed."""
        return self.path_stats(path)['mtime']

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data, _mode=mode_of_compiled(source_path))

    def set_data(self, path, data, *, _mode=0o666):
        """Write bytes to a file, and make the folders that it lies in; give up if that fails."""
        folder = path.rpartition('/')[0]
        missing = []
        while folder and _kind(folder) != _S_IFDIR:
            missing.append(folder)
            folder = folder.rpartition('/')[0]
        try:
            for folder in reversed(missing):
                try:
                    _posix.mkdir(folder)
                except FileExistsError:
                    pass
            write_atomic(path, data, _mode)
        except OSError:
            pass


class SourcelessFileLoader(FileLoader):
    """Loads a module from a compiled file that has no source."""

    def get_code(self, fullname):
        """Return the module's code."""
        path = self.get_filename(fullname)
        data = self.get_data(path)
        _check_compiled(data, fullname, path)
        return _compiled_code(data, fullname, path)

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


class _NamespacePath:
    """The __path__ of a namespace package: its directories, which are searched for anew when the path that the package
    was found on has changed, or importlib.invalidate_caches() was called."""

    _epoch = 0

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._path_finder = path_finder
        self._last_parent_path = tuple(self._get_parent_path())
        self._last_epoch = self._epoch

    def _find_parent_path_names(self):
        parent = self._name.rpartition('.')[0]
        return (parent, '__path__') if parent else ('sys', 'path')

    def _get_parent_path(self):
        module, attribute = self._find_parent_path_names()
        return getattr(sys.modules[module], attribute)

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path or self._epoch != self._last_epoch:
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            self._last_parent_path = parent_path
            self._last_epoch = self._epoch
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f'_NamespacePath({self._path!r})'

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        """Add a directory at the end."""
        self._path.append(item)


def namespace_path(name, portions):
    """Return the __path__ of a namespace package that was found in these directories."""
    return _NamespacePath(name, portions, PathFinder._find)


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
                         for suffix in suffixes]
        self.path = _join(_getcwd(), path) if path and path != '.' else _getcwd()

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
    if name.startswith('/'):
        return name
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
        _NamespacePath._epoch += 1

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
        spec = cls._find(fullname, path, target)
        if spec is not None and spec.loader is None:
            spec.submodule_search_locations = namespace_path(fullname, spec.submodule_search_locations)
        return spec

    @classmethod
    def _find(cls, fullname, path=None, target=None):
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


def _path_hook_for_archives(path):
    """Return a finder for a zip file or a folder in one, for sys.path_hooks."""
    place = path
    while place and not _kind(place):
        place = place.rpartition('/')[0]
    if _kind(place) != _S_IFREG:
        raise ImportError('not a Zip file', path=path)
    from zipimport import zipimporter
    return zipimporter(path)


_FILE_LOADERS = (SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES)
_meta_path = (BuiltinImporter, FrozenImporter, PathFinder)
_path_hooks = (_path_hook_for_archives, FileFinder.path_hook(*_FILE_LOADERS))
_imp.set_finders(_meta_path, _path_hooks)


def find_spec_along(fullname, path, target=None):
    """Return the spec that a finder in sys.meta_path gives, or None."""
    for finder in list(sys.meta_path):
        find = getattr(finder, 'find_spec', None)
        spec = find(fullname, path, target) if find is not None else None
        if spec is not None:
            return spec
    return None


def find_spec_in(fullname, place):
    """Return the spec of a module in one place of a path, a list of its folders if that is all, or None."""
    finder = PathFinder._path_importer_cache(place)
    spec = None if finder is None else finder.find_spec(fullname)
    return spec if spec is None or spec.loader is not None else list(spec.submodule_search_locations)


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
        spec = spec_from_file_location(name, file, submodule_search_locations=path)
        if spec is not None:
            spec.cached = namespace.get('__cached__')
            return spec
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
        location = _fspath(location)
        location = _join(_getcwd(), location)
    if loader is None:
        for make, suffixes in _FILE_LOADERS:
            if location.endswith(tuple(suffixes)):
                loader = make(name, location)
                break
        else:
            return None
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
        loader = spec.loader = NamespaceLoader(spec.name, spec.submodule_search_locations)
        module.__file__ = None
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
