# Paths and variables: their names are CPython's, their values our own.
import io
import os
import sys
import sysconfig

paths = sysconfig.get_paths()
print(sorted(paths) == sorted(sysconfig.get_path_names()), all(os.path.isabs(p) for p in paths.values()))  # -> True True
print(sysconfig.get_path('purelib') == paths['purelib'], paths['purelib'].endswith('site-packages'))  # -> True True
print(sysconfig.get_path('scripts', vars={'base': '/somewhere'}), sysconfig.get_path('data', 'posix_user', {'userbase': '/u'}))  # -> /somewhere/bin /u
print(sysconfig.get_config_var('prefix') == sys.prefix, sysconfig.get_config_var('nothing'), sysconfig.get_config_vars('py_version_short', 'x'))  # -> True None ['3.14', None]
print(sysconfig.get_python_version(), sysconfig.get_platform() == f'linux-{os.uname().machine}', sysconfig.get_default_scheme())  # -> 3.14 True posix_prefix
print(sysconfig.get_config_var('Py_GIL_DISABLED') == (not sys._is_gil_enabled()), 'venv' in sysconfig.get_scheme_names())  # -> True True
try:
    sysconfig.get_path('scripts', 'nonsense')
except KeyError as error:
    print(error)  # -> 'nonsense'
try:
    sysconfig.get_preferred_scheme('x')
except ValueError as error:
    print('not a valid scheme' in str(error))  # -> True
print(sysconfig.parse_config_h(io.StringIO('#define A 1\n#define B "x"\n/* #undef C */\nint x;\n')))  # -> {'A': 1, 'B': '"x"', 'C': 0}
print(sysconfig.expand_makefile_vars('$(A)/${B}/$(C)', {'A': 'a', 'B': 'b'}))  # -> a/b/$(C)
