"""Running modules and files as programs."""

import sys
from importlib.util import find_spec as _find_spec

__all__ = ['run_module', 'run_path']

_Module = type(sys)


class _TemporaryModule:
    """Puts a new module into sys.modules for as long as a with statement lasts."""

    def __init__(self, name):
        self.name = name
        self.module = _Module(name)
        self._saved = []

    def __enter__(self):
        if self.name in sys.modules:
            self._saved.append(sys.modules[self.name])
        sys.modules[self.name] = self.module
        return self

    def __exit__(self, *args):
        if self._saved:
            sys.modules[self.name] = self._saved.pop()
        else:
            del sys.modules[self.name]


class _ModifiedArgv0:
    """Sets sys.argv[0] for as long as a with statement lasts."""

    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self._saved = sys.argv[0]
        sys.argv[0] = self.value

    def __exit__(self, *args):
        sys.argv[0] = self._saved


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None,
              script_name=None):
    if init_globals is not None:
        run_globals.update(init_globals)
    if mod_spec is None:
        loader, file, cached = None, script_name, None
    else:
        loader = mod_spec.loader
        cached = mod_spec.cached
        file = mod_spec.origin
        if pkg_name is None:
            pkg_name = mod_spec.parent
    run_globals.update(__name__=mod_name, __file__=file, __cached__=cached, __doc__=None,
                       __loader__=loader, __package__=pkg_name, __spec__=mod_spec)
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None,
                     script_name=None):
    argv0 = script_name
    if argv0 is None and mod_spec is not None:
        argv0 = mod_spec.origin
    with _TemporaryModule(mod_name) as temporary, _ModifiedArgv0(argv0):
        run_globals = temporary.module.__dict__
        _run_code(code, run_globals, init_globals, mod_name, mod_spec, pkg_name, script_name)
        # The module may be gone with the statement, so a copy is what the caller has.
        return run_globals.copy()


def _details(name, error=ImportError):
    """Return the name, the spec and the code of what running a module means."""
    if name.startswith('.'):
        raise error('Relative module names not supported', name=name)
    parent = name.rpartition('.')[0]
    if parent:
        try:
            __import__(parent)
        except ImportError as failure:
            # That the parent is missing, find_spec() finds out too.
            if failure.name is None or not f'{parent}.'.startswith(f'{failure.name}.'):
                raise
    if parent and name in sys.modules and not hasattr(sys.modules[name], "__path__"):
        from warnings import warn
        warn(f"{name!r} found in sys.modules after import of package {parent!r}, but prior to "
             f"execution of {name!r}; this may result in unpredictable behaviour", RuntimeWarning)
    try:
        spec = _find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as failure:
        raise error(f'Error while finding module specification for {name!r} '
                    f'({type(failure).__name__}: {failure})', name=name) from failure
    if spec is None:
        raise error(f'No module named {name}', name=name)
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise error('Cannot use package as __main__ module', name=name)
        try:
            return _details(name + '.__main__', error)
        except error as failure:
            if name not in sys.modules:
                raise
            raise error(f'{failure}; {name!r} is a package and cannot be directly '
                        'executed', name=name) from None
    if spec.loader is None:
        raise error(f'{name!r} is a namespace package and cannot be executed', name=name)
    try:
        code = spec.loader.get_code(name)
    except ImportError as failure:
        raise error(str(failure), name=name) from failure
    if code is None:
        raise error(f'No code object available for {name}', name=name)
    return name, spec, code


class _Error(ImportError):
    """What -m says in one line."""


def _run_module_as_main(mod_name, alter_argv=True):
    """What the command does for -m: the module's code runs in module __main__."""
    try:
        mod_name, spec, code = _details(mod_name, _Error)
    except _Error as error:
        sys.exit(f'{sys.executable}: {error}')
    if alter_argv:
        sys.argv[0] = spec.origin
    return _run_code(code, sys.modules['__main__'].__dict__, None, '__main__', spec)


def _run_folder_as_main():
    """What the command does for a folder, which stands first on sys.path: its __main__ runs."""
    from importlib.machinery import PathFinder
    folder = sys.path[0]
    spec = PathFinder.find_spec('__main__', [folder])
    if spec is None or spec.loader is None:
        sys.exit(f"{sys.executable}: can't find '__main__' module in {folder!r}")
    code = spec.loader.get_code('__main__')
    return _run_code(code, sys.modules['__main__'].__dict__, None, '__main__', spec, '')


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module's code and return its globals, without importing it."""
    mod_name, spec, code = _details(mod_name)
    if run_name is None:
        run_name = mod_name
    if alter_sys:
        return _run_module_code(code, init_globals, run_name, spec)
    return _run_code(code, {}, init_globals, run_name, spec)


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__ of a directory or zip file, and return its globals."""
    from os import fspath
    if run_name is None:
        run_name = '<run_path>'
    name = fspath(path_name)
    from pkgutil import get_importer, read_code
    if get_importer(name) is not None:
        return _run_directory(name, init_globals, run_name)
    with open(name, 'rb') as file:
        code = read_code(file)
        if code is None:
            file.seek(0)
            code = compile(file.read(), name, 'exec', dont_inherit=True)
    return _run_module_code(code, init_globals, run_name, pkg_name=run_name.rpartition('.')[0],
                            script_name=name)


def _run_directory(name, init_globals, run_name):
    from importlib.machinery import PathFinder
    spec = PathFinder.find_spec('__main__', [name])
    if spec is None or spec.loader is None:
        raise ImportError(f"can't find '__main__' module in {name!r}", name='__main__')
    sys.path.insert(0, name)
    saved = sys.modules.pop('__main__', None)
    try:
        return _run_module_code(spec.loader.get_code('__main__'), init_globals, run_name, spec,
                                pkg_name=run_name.rpartition('.')[0], script_name=name)
    finally:
        if saved is not None:
            sys.modules['__main__'] = saved
        try:
            sys.path.remove(name)
        except ValueError:
            pass
