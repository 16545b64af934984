"""Importing as functions."""

import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

_reloading = {}


def __getattr__(name):
    if name != '_bootstrap_external':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    return import_module('importlib._bootstrap_external')


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    """Do what an import statement does."""
    return sys.modules['builtins'].__import__(name, globals, locals, fromlist, level)


def import_module(name, package=None):
    """Import a module and return it; a relative name is relative to package."""
    if name.startswith('.'):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import "
                            f"for {name!r}")
        name = _resolve(name, package)
    sys.modules['builtins'].__import__(name)
    return sys.modules[name]


def _resolve(name, package):
    tail = name.lstrip('.')
    bits = package.rsplit('.', len(name) - len(tail) - 1)
    if len(bits) < len(name) - len(tail):
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{tail}' if tail else bits[0]


def invalidate_caches():
    """Tell finders that modules may have appeared."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def reload(module):
    """Run the code of a module again, in the same module, and return what sys.modules has."""
    from importlib._specs import find_spec_along, _init_module
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition('.')[0]
        path = None
        if parent:
            try:
                path = sys.modules[parent].__path__
            except KeyError:
                raise ImportError(f'parent {parent!r} not in sys.modules', name=parent) from None
        spec = find_spec_along(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        _init_module(spec, module, override=True)
        spec.loader.exec_module(module)
        return sys.modules[name]
    finally:
        _reloading.pop(name, None)
