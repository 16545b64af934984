"""Folders for installed packages: found, added to sys.path, and searched for *.pth files."""

import os
import sys

__all__ = ['addsitedir', 'addpackage', 'getsitepackages', 'getuserbase', 'getusersitepackages', 'main']

PREFIXES = [sys.prefix, sys.exec_prefix]
ENABLE_USER_SITE = not sys.flags.no_user_site
USER_BASE = USER_SITE = None
_NAME = f'{sys.implementation.name}{sys.version_info.major}.{sys.version_info.minor}'


def makepath(*paths):
    """Return a path as it is in sys.path, and as it is compared."""
    path = os.path.abspath(os.path.join(*paths))
    return path, os.path.normcase(path)


def addpackage(sitedir, name, known_paths):
    """Add the folders that a *.pth file names; run its lines that begin with "import"."""
    reset = known_paths is None
    if reset:
        known_paths = {makepath(path)[1] for path in sys.path}
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


def addsitedir(sitedir, known_paths=None):
    """Add a folder to sys.path, and what its *.pth files name."""
    reset = known_paths is None
    if reset:
        known_paths = {makepath(path)[1] for path in sys.path}
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


def getsitepackages(prefixes=None):
    """Return the folders of packages that all users have."""
    return [os.path.join(prefix, 'lib', _NAME, 'site-packages')
            for prefix in dict.fromkeys(PREFIXES if prefixes is None else prefixes) if prefix]


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


def main():
    """Add the folders that there are."""
    venv()
    known = {makepath(path)[1] for path in sys.path}
    folders = [getusersitepackages()] if ENABLE_USER_SITE else []
    for folder in folders + getsitepackages():
        if os.path.isdir(folder):
            addsitedir(folder, known)


def _script():
    if sys.argv[1:]:
        values = {'--user-base': getuserbase(), '--user-site': getusersitepackages()}
        print(os.pathsep.join([values[name] for name in sys.argv[1:] if name in values]))
        return
    print('sys.path = [')
    for folder in sys.path:
        print(f'    {folder!r},')
    print(']')
    for name, value in ('USER_BASE', getuserbase()), ('USER_SITE', getusersitepackages()):
        print(f'{name}: {value!r} ({"exists" if os.path.isdir(value) else "doesn\'t exist"})')
    print(f'ENABLE_USER_SITE: {ENABLE_USER_SITE!r}')


if __name__ == '__main__':
    _script()
