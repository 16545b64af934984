"""Where things are installed, and how the interpreter was built."""

import os
import sys

__all__ = ['get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename',
           'get_path', 'get_path_names', 'get_paths', 'get_platform', 'get_python_version',
           'get_scheme_names', 'parse_config_h', 'get_default_scheme', 'get_preferred_scheme',
           'is_python_build', 'expand_makefile_vars']

_VERSION = f'{sys.version_info.major}.{sys.version_info.minor}'
_NAME = f'{sys.implementation.name}{_VERSION}'


def _scheme(base, libraries, include='{base}/include/{name}', scripts='{base}/bin'):
    return {'stdlib': f'{{{base}}}/{{platlibdir}}/{{name}}', 'platstdlib': f'{{{base}}}/{{platlibdir}}/{{name}}',
            'purelib': f'{{{base}}}/lib/{{name}}/{libraries}', 'platlib': f'{{{base}}}/{{platlibdir}}/{{name}}/{libraries}',
            'include': include.replace('{base}', f'{{{base}}}'), 'platinclude': include.replace('{base}', f'{{{base}}}'),
            'scripts': scripts.replace('{base}', f'{{{base}}}'), 'data': f'{{{base}}}'}


_INSTALL_SCHEMES = {
    'posix_prefix': _scheme('base', 'site-packages'),
    'posix_home': {**_scheme('base', ''), 'purelib': '{base}/lib/python', 'platlib': '{base}/lib/python',
                   'stdlib': '{base}/lib/python', 'platstdlib': '{base}/lib/python'},
    'posix_user': _scheme('userbase', 'site-packages'),
    'posix_venv': _scheme('base', 'site-packages'),
    'venv': _scheme('base', 'site-packages'),
}
_CONFIG_VARS = None


def _getuserbase():
    return os.environ.get('PYTHONUSERBASE') or os.path.join(os.path.expanduser('~'), '.local')


def get_config_vars(*args):
    """Return what is known as a dict, or the values of the names that are given."""
    global _CONFIG_VARS
    if _CONFIG_VARS is None:
        prefix = os.path.normpath(sys.prefix)
        _CONFIG_VARS = {
            'prefix': prefix, 'exec_prefix': os.path.normpath(sys.exec_prefix), 'base': prefix,
            'platbase': os.path.normpath(sys.exec_prefix), 'installed_base': os.path.normpath(sys.base_prefix),
            'installed_platbase': os.path.normpath(sys.base_exec_prefix), 'userbase': _getuserbase(),
            'name': _NAME, 'implementation': 'Python', 'implementation_lower': 'python',
            'py_version': sys.version.split()[0], 'py_version_short': _VERSION,
            'py_version_nodot': _VERSION.replace('.', ''), 'platlibdir': sys.platlibdir, 'abiflags': sys.abiflags,
            'projectbase': os.path.dirname(sys.executable or ''), 'srcdir': os.path.dirname(sys.executable or ''),
            'EXT_SUFFIX': None, 'SOABI': None, 'EXE': '', 'SIZEOF_VOID_P': 8,
            'Py_GIL_DISABLED': int(not sys._is_gil_enabled()), 'Py_DEBUG': 0, 'Py_ENABLE_SHARED': 0,
            'WITH_DOC_STRINGS': 1, 'HAVE_FORK': 1, 'MULTIARCH': sys.implementation._multiarch,
            'VERSION': _VERSION, 'LIBDIR': prefix + '/lib', 'BINDIR': prefix + '/bin'}
    if args:
        return [_CONFIG_VARS.get(name) for name in args]
    return _CONFIG_VARS


def get_config_var(name):
    """Return the value of one variable, or None."""
    return get_config_vars().get(name)


def get_default_scheme():
    """Return the name of the scheme that things are installed by."""
    return get_preferred_scheme('prefix')


def get_preferred_scheme(key):
    """Return the name of the scheme for "prefix", "home" or "user"."""
    if key == 'prefix' and sys.prefix != sys.base_prefix:
        return 'venv'
    schemes = {'prefix': 'posix_prefix', 'home': 'posix_home', 'user': 'posix_user'}
    if key not in schemes:
        raise ValueError(f"{key!r} returned 'posix_{key}', which is not a valid scheme on this platform")
    return schemes[key]


def get_scheme_names():
    """Return the names of all schemes."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    """Return the names of the paths in a scheme."""
    return ('stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'platinclude', 'scripts', 'data')


def get_paths(scheme=None, vars=None, expand=True):
    """Return the paths of a scheme."""
    rows = _INSTALL_SCHEMES[scheme or get_default_scheme()]
    if not expand:
        return dict(rows)
    values = {**get_config_vars(), **(vars or {})}
    return {name: os.path.normpath(row.format(**values)) for name, row in rows.items()}


def get_path(name, scheme=None, vars=None, expand=True):
    """Return one path of a scheme."""
    return get_paths(scheme, vars, expand)[name]


def get_platform():
    """Return the platform as in "linux-x86_64"."""
    return f'{sys.platform}-{os.uname().machine}'


def get_python_version():
    """Return "3.14"."""
    return _VERSION


def is_python_build(check_home=None):
    """Return whether this runs from the folder where it was built: it does not say."""
    return False


def get_makefile_filename():
    """Return where a Makefile for extension modules would be."""
    return os.path.join(get_path('platstdlib'), 'config', 'Makefile')


def get_config_h_filename():
    """Return where pyconfig.h would be."""
    return os.path.join(get_path('platinclude'), 'pyconfig.h')


def parse_config_h(fp, vars=None):
    """Return the definitions in a C header like pyconfig.h."""
    vars = {} if vars is None else vars
    for line in fp:
        words = line.split(None, 2)
        if len(words) == 3 and words[0] == '#define' and words[1].isidentifier():
            try:
                vars[words[1]] = int(words[2])
            except ValueError:
                vars[words[1]] = words[2].strip()
        elif line.startswith('/* #undef ') and line.rstrip().endswith('*/'):
            vars[line.split()[2]] = 0
    return vars


def expand_makefile_vars(s, vars):
    """Put in the values of $(NAME) and ${NAME}."""
    import re
    return re.sub(r'\$(?:\((\w+)\)|\{(\w+)\})', lambda m: vars.get(m[1] or m[2], m[0]), s)


def _main():
    print(f'Platform: "{get_platform()}"')
    print(f'Python version: "{get_python_version()}"')
    print(f'Current installation scheme: "{get_default_scheme()}"')
    for title, values in ('Paths', get_paths()), ('Variables', get_config_vars()):
        print(f'\n{title}:')
        for name, value in sorted(values.items()):
            print(f'\t{name} = "{value}"')


if __name__ == '__main__':
    _main()
