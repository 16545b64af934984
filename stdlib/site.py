"""Folders for installed packages: found, added to sys.path, and searched for *.pth files; modules for one's own settings.

Importing this does all of it, unless python -S is run. At the start of a program it is imported only where there is
something to be done: a folder of packages, or a sitecustomize or usercustomize in one of PYTHONPATH.
"""

import os
import sys

PREFIXES = [sys.prefix, sys.exec_prefix]
ENABLE_USER_SITE = USER_BASE = USER_SITE = None
_NAME = f'{sys.implementation.name}{sys.version_info.major}.{sys.version_info.minor}'


def makepath(*paths):
    """Return a path as it is in sys.path, and as it is compared."""
    path = os.path.abspath(os.path.join(*paths))
    return path, os.path.normcase(path)


def addpackage(sitedir, name, known_paths):
    """Add the folders that a *.pth file names; run its lines that begin with "import"."""
    reset = known_paths is None
    known_paths = _init_pathinfo() if reset else known_paths
    filename = os.path.join(sitedir, name)
    try:
        with open(filename, encoding='utf-8-sig') as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.rstrip()
        if not line or line.startswith('#'):
            continue
        try:
            if line.startswith(('import ', 'import\t')):
                exec(line)
                continue
            path, key = makepath(sitedir, line)
            if key not in known_paths and os.path.exists(path):
                sys.path.append(path)
                known_paths.add(key)
        except Exception as error:
            import traceback
            print(f'Error processing line {number} of {filename}:\n', file=sys.stderr)
            traceback.print_exception(error, file=sys.stderr)
            print('\nRemainder of file ignored', file=sys.stderr)
            break
    return None if reset else known_paths


def _init_pathinfo():
    """Return the paths of sys.path that there are, as they are compared."""
    return {makepath(path)[1] for path in sys.path if path and os.path.exists(path)}


def removeduppaths():
    """Make the paths of sys.path absolute, and each stand there once; return them as they are compared."""
    paths = {}
    for path, key in map(makepath, sys.path):
        paths.setdefault(key, path)
    sys.path[:] = paths.values()
    return set(paths)


def abs_paths():
    """Make the paths of the files of all modules absolute."""
    for module in set(sys.modules.values()):
        for name in '__file__', '__cached__':
            path = getattr(module, name, None)
            if isinstance(path, str) and not path.startswith('<'):
                setattr(module, name, os.path.abspath(path))


def addsitedir(sitedir, known_paths=None):
    """Add a folder to sys.path, and what its *.pth files name."""
    reset = known_paths is None
    known_paths = _init_pathinfo() if reset else known_paths
    sitedir, key = makepath(sitedir)
    if key not in known_paths:
        sys.path.append(sitedir)
        known_paths.add(key)
    try:
        names = sorted(os.listdir(sitedir))
    except OSError:
        return None
    for name in names:
        if name.endswith('.pth') and not name.startswith('.'):
            addpackage(sitedir, name, known_paths)
    return None if reset else known_paths


def getuserbase():
    """Return the folder below which a user's own packages are."""
    global USER_BASE
    if USER_BASE is None:
        USER_BASE = os.environ.get('PYTHONUSERBASE') or os.path.join(os.path.expanduser('~'), '.local')
    return USER_BASE


def getusersitepackages():
    """Return the folder of a user's own packages."""
    global USER_SITE
    if USER_SITE is None:
        USER_SITE = os.path.join(getuserbase(), 'lib', _NAME, 'site-packages')
    return USER_SITE


def check_enableusersite():
    """Return whether a user's own packages are wanted; None: they are not safe, for the user is another than he seems."""
    if sys.flags.no_user_site:
        return False
    return True if os.geteuid() == os.getuid() and os.getegid() == os.getgid() else None


def addusersitepackages(known_paths):
    """Add the folder of a user's own packages."""
    folder = getusersitepackages()
    if ENABLE_USER_SITE and os.path.isdir(folder):
        addsitedir(folder, known_paths)
    return known_paths


def getsitepackages(prefixes=None):
    """Return the folders of packages that all users have."""
    return [os.path.join(prefix, 'lib', _NAME, 'site-packages')
            for prefix in dict.fromkeys(PREFIXES if prefixes is None else prefixes) if prefix]


def addsitepackages(known_paths, prefixes=None):
    """Add the folders of packages that all users have."""
    for folder in getsitepackages(prefixes):
        if os.path.isdir(folder):
            addsitedir(folder, known_paths)
    return known_paths


def venv():
    """In a virtual environment, leave the packages of others out, unless its pyvenv.cfg says otherwise."""
    global PREFIXES, ENABLE_USER_SITE
    if sys.prefix == sys.base_prefix:
        return
    for folder in sys.prefix, os.path.dirname(sys.executable):
        try:
            with open(os.path.join(folder, 'pyvenv.cfg'), encoding='utf-8') as file:
                lines = [line.partition('=') for line in file]
        except OSError:
            continue
        settings = {key.strip().lower(): value.strip().lower() for key, equals, value in lines if equals}
        if settings.get('include-system-site-packages') == 'true':
            PREFIXES = [sys.prefix, sys.base_prefix]
            return
    PREFIXES = [sys.prefix]
    ENABLE_USER_SITE = False


# ---- settings ------------------------------------------------------------------------------------------

def _customize(name):
    try:
        __import__(name)
    except ImportError as error:
        if error.name != name:
            raise
    except Exception as error:
        if sys.flags.verbose:
            sys.excepthook(*sys.exc_info())
        else:
            print(f'Error in {name}; set PYTHONVERBOSE for traceback:\n{type(error).__name__}: {error}', file=sys.stderr)


def execsitecustomize():
    """Import sitecustomize, if there is one."""
    _customize('sitecustomize')


def execusercustomize():
    """Import usercustomize, if there is one."""
    _customize('usercustomize')


def gethistoryfile():
    """Return the name of the file in which the prompt keeps what was typed."""
    history = None if sys.flags.ignore_environment else os.environ.get('PYTHON_HISTORY')
    return history or os.path.join(os.path.expanduser('~'), '.minipy_history')


def main():
    """Add the folders that there are."""
    global ENABLE_USER_SITE
    abs_paths()
    known = _init_pathinfo()
    venv()
    if ENABLE_USER_SITE is None:
        ENABLE_USER_SITE = check_enableusersite()
    addsitepackages(addusersitepackages(known))
    execsitecustomize()
    if ENABLE_USER_SITE:
        execusercustomize()


_HELP = """\
{name} [--user-base] [--user-site]

Without arguments, what is known is printed; with them, the values of USER_BASE and USER_SITE, with {separator!r} between them.

The exit code then says whether a user's own packages are used:
  0 - they are
  1 - the user does not want them
  2 - they are not safe, or the system's owner does not want them
"""


def _script():
    if sys.argv[1:]:
        values = {'--user-base': getuserbase(), '--user-site': getusersitepackages()}
        wanted = [values[name] for name in sys.argv[1:] if name in values]
        if not wanted:
            print(_HELP.format(name=sys.argv[0], separator=os.pathsep))
            sys.exit(10)
        print(os.pathsep.join(wanted))
        sys.exit({True: 0, False: 1, None: 2}[ENABLE_USER_SITE])
    print('sys.path = [')
    for folder in sys.path:
        print(f'    {folder!r},')
    print(']')
    for name, value in ('USER_BASE', getuserbase()), ('USER_SITE', getusersitepackages()):
        print(f'{name}: {value!r} ({"exists" if os.path.isdir(value) else "doesn\'t exist"})')
    print(f'ENABLE_USER_SITE: {ENABLE_USER_SITE!r}')


if not sys.flags.no_site:
    main()

if __name__ == '__main__':
    _script()
