"""Help for those who import in their own way."""

import _thread
import sys
from importlib import _resolve
from importlib._specs import (
    MAGIC_NUMBER, cache_from_source, decode_source, find_spec_along, module_from_spec,
    source_from_cache, source_hash, spec_from_file_location, spec_from_loader)

__all__ = ['LazyLoader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec',
           'module_from_spec', 'resolve_name', 'source_from_cache', 'source_hash',
           'spec_from_file_location', 'spec_from_loader']


def resolve_name(name, package):
    """Return the absolute form of a relative module name."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module '
                          'names)')
    return _resolve(name, package)


def _spec_of_imported(name, fullname):
    """Return the spec of a module in sys.modules, or None where None stands for it."""
    module = sys.modules[fullname]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


def _find_spec_from_path(name, path=None):
    """Return a module's spec, which the finders look for along a path; None if there is none. For other programs."""
    return _spec_of_imported(name, name) if name in sys.modules else find_spec_along(name, path)


def find_spec(name, package=None):
    """Return a module's spec, importing its parents but not itself; None if there is none."""
    fullname = resolve_name(name, package)
    if fullname in sys.modules:
        return _spec_of_imported(name, fullname)
    parent = fullname.rpartition('.')[0]
    if not parent:
        return find_spec_along(fullname, None)
    package = __import__(parent, fromlist=['__path__'])
    try:
        path = package.__path__
    except AttributeError as error:
        raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to '
                                  f'find {fullname!r}', name=fullname) from error
    return find_spec_along(fullname, path)


class _LazyModule(type(sys)):
    """A module that is executed at the first look at an attribute."""

    def __getattribute__(self, name):
        spec = object.__getattribute__(self, '__spec__')
        state = spec.loader_state
        with state['lock']:
            if object.__getattribute__(self, '__class__') is _LazyModule:
                if state['loading'] and (name.startswith('__') or name == 'loader_state'):
                    return object.__getattribute__(self, name)
                state['loading'] = True
                before = {key: value for key, value in state['dict'].items()}
                attributes = object.__getattribute__(self, '__dict__')
                changed = {key: value for key, value in attributes.items()
                           if key not in before or before[key] is not value}
                spec.loader.exec_module(self)
                if spec.name in sys.modules and sys.modules[spec.name] is not self:
                    raise ValueError(f'module object for {spec.name!r} substituted in '
                                     'sys.modules during a lazy load')
                attributes.update(changed)
                self.__class__ = type(sys)
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader:
    """Has another loader load, when the module is first used."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """Return a function that makes such a loader of what `loader` makes."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        """Return the module that the other loader makes."""
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Arrange for the module to be executed later."""
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {
            'dict': module.__dict__.copy(), 'lock': _thread.RLock(), 'loading': False}
        module.__class__ = _LazyModule
