"""Help for packages: which modules they have, and data beside them."""

import importlib
import importlib.machinery
import importlib.util
import os
import sys
from collections import namedtuple
from functools import singledispatch

__all__ = ['get_importer', 'iter_importers', 'walk_packages', 'iter_modules', 'get_data',
           'read_code', 'extend_path', 'ModuleInfo', 'resolve_name']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'What is known of a module that was found.'


def read_code(stream):
    """Return the code in a compiled file, or None if it is not one of this machine."""
    if stream.read(4) != importlib.util.MAGIC_NUMBER:
        return None
    stream.read(12)
    import marshal
    return marshal.load(stream)


# ---- which modules there are ----------------------------------------------------------------

def walk_packages(path=None, prefix='', onerror=None):
    """Yield ModuleInfo of all modules on a path, and, importing them, of those in packages."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            inner = [p for p in getattr(sys.modules[info.name], '__path__', None) or []
                     if p not in seen]
            seen.update(inner)
            yield from walk_packages(inner, info.name + '.', onerror)


def iter_modules(path=None, prefix=''):
    """Yield ModuleInfo of the modules on a path, or of all top-level ones."""
    if path is None:
        importers = iter_importers()
    elif isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    else:
        importers = map(get_importer, path)
    seen = set()
    for importer in importers:
        for name, ispkg in iter_importer_modules(importer, prefix):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(importer, name, ispkg)


@singledispatch
def iter_importer_modules(importer, prefix=''):
    """Return (name, is it a package) of the modules that a finder has."""
    if not hasattr(importer, 'iter_modules'):
        return []
    return importer.iter_modules(prefix)


def _modules_in(folder):
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    suffixes = [suffix[1:] for suffix in importlib.machinery.all_suffixes()]
    for file in names:
        name, dot, suffix = file.partition('.')
        path = os.path.join(folder, file)
        if not dot and os.path.isdir(path):
            if any(os.path.isfile(os.path.join(path, f'__init__.{suffix}')) for suffix in suffixes):
                yield name, True
        elif suffix in suffixes and name != '__init__':
            yield name, False


@iter_importer_modules.register(importlib.machinery.FileFinder)
def _(importer, prefix=''):
    for name, ispkg in _modules_in(importer.path):
        yield prefix + name, ispkg


def get_importer(path_item):
    """Return the finder for an entry of a path, or None."""
    path_item = os.fsdecode(path_item)
    return importlib.machinery.PathFinder._path_importer_cache(path_item)


def iter_importers(fullname=''):
    """Yield the finders that an import of the module would ask."""
    if fullname.startswith('.'):
        raise ImportError(f'Relative module name {fullname!r} not supported')
    if '.' in fullname:
        package = importlib.import_module(fullname.rpartition('.')[0])
        path = getattr(package, '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for item in path:
        yield get_importer(item)


# ---- paths and data -------------------------------------------------------------------------

def extend_path(path, name):
    """Add to a package's path the folders of its name that are elsewhere on sys.path."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, tail = name.rpartition('.')
    if parent:
        try:
            search = getattr(sys.modules[parent], '__path__')
        except (KeyError, AttributeError):
            return path
    else:
        search = sys.path
    for folder in search:
        if not isinstance(folder, str):
            continue
        finder = get_importer(folder)
        if hasattr(finder, 'find_spec'):
            spec = finder.find_spec(tail)
            for portion in (spec.submodule_search_locations or []) if spec is not None else []:
                if portion not in path:
                    path.append(portion)
        listing = os.path.join(folder, name + '.pkg')
        if os.path.isfile(listing):
            with open(listing) as file:
                path += [line for line in map(str.strip, file) if line and line[0] != '#']
    return path


def get_data(package, resource):
    """Return a file that lies beside a package's, as bytes; None if its loader cannot tell."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.loader is None or not hasattr(spec.loader, 'get_data'):
        return None
    module = importlib.import_module(package)
    if module is None or not hasattr(module, '__file__'):
        return None
    parts = resource.split('/')
    return spec.loader.get_data(os.path.join(os.path.dirname(module.__file__), *parts))


def _is_dotted_name(text):
    return bool(text) and all(part.isidentifier() for part in text.split('.'))


def resolve_name(name):
    """Return the object called "package.module:object.attribute" or "package.module.object"."""
    module_name, colon, attributes = name.partition(':')
    if not _is_dotted_name(module_name) or attributes and not _is_dotted_name(attributes):
        raise ValueError(f'invalid format: {name!r}')
    if colon:
        found = importlib.import_module(module_name)
        parts = attributes.split('.') if attributes else []
    else:
        parts = module_name.split('.')
        module_name = parts.pop(0)
        found = importlib.import_module(module_name)
        while parts:
            try:
                found = importlib.import_module(f'{module_name}.{parts[0]}')
            except ImportError:
                break
            module_name += '.' + parts.pop(0)
    for part in parts:
        found = getattr(found, part)
    return found
