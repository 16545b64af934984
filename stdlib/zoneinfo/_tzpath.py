"""Where files of time zones are looked for."""

import os

_DEFAULT = ('/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo')


class InvalidTZPathWarning(RuntimeWarning):
    """Issued when PYTHONTZPATH has relative paths."""


def _relative_paths(paths):
    return ('Paths should be absolute but found the following relative paths:'
            + ''.join('\n    ' + path for path in paths if not os.path.isabs(path)))


def _from_environment(stacklevel):
    text = os.environ.get('PYTHONTZPATH')
    if text is None:
        return _DEFAULT
    if not text:
        return ()
    paths = text.split(os.pathsep)
    absolute = tuple(path for path in paths if os.path.isabs(path))
    if len(absolute) != len(paths):
        import warnings
        warnings.warn('Invalid paths specified in PYTHONTZPATH environment variable. '
                      + _relative_paths(paths), InvalidTZPathWarning, stacklevel=stacklevel)
    return absolute


def reset_tzpath(to=None, _stacklevel=3):
    """Set where to look: to a list of absolute paths, or what the environment says."""
    global TZPATH
    if to is None:
        TZPATH = _from_environment(_stacklevel + 1)
        return
    if isinstance(to, (str, bytes)):
        raise TypeError(f'tzpaths must be a list or tuple, not {type(to)}: {to!r}')
    paths = [os.fspath(path) for path in to]
    if not all(isinstance(path, str) for path in paths):
        raise TypeError('All elements of a tzpath sequence must be strings or os.PathLike '
                        'objects which convert to strings.')
    if not all(map(os.path.isabs, paths)):
        raise ValueError(_relative_paths(paths))
    TZPATH = tuple(paths)


def _check_key(key):
    """A key leads to a file below a folder of the path and nowhere else."""
    if os.path.isabs(key):
        raise ValueError(f'ZoneInfo keys may not be absolute paths, got: {key}')
    normal = os.path.normpath(key)
    if len(normal) != len(key):
        raise ValueError(f'ZoneInfo keys must be normalized relative paths, got: {key}')
    if normal == os.pardir or normal.startswith(os.pardir + os.sep):
        raise ValueError(f'ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}')


def find_tzfile(key):
    """The path of the zone's file, or None."""
    _check_key(key)
    for folder in TZPATH:
        path = os.path.join(folder, key)
        if os.path.isfile(path):
            return path
    return None


def _is_zone(path):
    try:
        with open(path, 'rb') as file:
            return file.read(4) == b'TZif'
    except Exception:
        return False


def _packaged():
    try:
        from importlib import resources
        with resources.files('tzdata').joinpath('zones').open('r', encoding='utf-8') as file:
            return {line.strip() for line in file} - {''}
    except (ImportError, FileNotFoundError):
        return set()


def available_timezones():
    """The keys of all zones: every file is opened."""
    keys = _packaged()
    for top in TZPATH:
        for folder, subfolders, files in os.walk(top):
            if folder == top:
                # The same zones again, with leap seconds and without.
                subfolders[:] = [name for name in subfolders if name not in ('right', 'posix')]
            for name in files:
                path = os.path.join(folder, name)
                key = os.path.relpath(path, top)
                if key not in keys and _is_zone(path):
                    keys.add(key)
    keys.discard('posixrules')
    return keys


TZPATH = ()
reset_tzpath()
