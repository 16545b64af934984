"""Paths as Windows writes them; here they are texts only, and lead nowhere."""

import os
import sys
from genericpath import *

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename",
           "dirname", "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink",
           "exists", "lexists", "isdir", "isfile", "ismount", "isreserved", "expanduser",
           "expandvars", "normpath", "abspath", "curdir", "pardir", "sep", "pathsep", "defpath",
           "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath",
           "samefile", "sameopenfile", "samestat", "commonpath", "isjunction", "isdevdrive",
           "ALLOW_MISSING"]

curdir, pardir, extsep, sep, pathsep, altsep = '.', '..', '.', '\\', ';', '/'
defpath, devnull = '.;C:\\bin', 'nul'
supports_unicode_filenames = True


def _like(path, text):
    """Return the text as the type that the path is of."""
    return text.encode() if isinstance(path, bytes) else text


def _backslashes(path):
    return path.replace(_like(path, '/'), _like(path, '\\'))


def normcase(s):
    """Return a path in the form in which cases do not differ: in lower case, with backslashes."""
    s = os.fspath(s)
    if isinstance(s, bytes):
        return os.fsencode(_backslashes(os.fsdecode(s)).lower())
    return _backslashes(s).lower()


def isabs(s):
    """Return whether a path is absolute: has both a drive and a root."""
    s = os.fspath(s)
    begin = _backslashes(s[:3])
    return begin.startswith(_like(s, ':\\'), 1) or begin.startswith(_like(s, '\\\\'))


def join(path, *paths):
    """Join paths; one with a root, or on another drive, makes a new beginning."""
    path = os.fspath(path)
    try:
        drive, root, rest = splitroot(path)
        for part in paths:
            new_drive, new_root, new_rest = splitroot(part)
            if new_root:
                if new_drive or not drive:
                    drive = new_drive
                root, rest = new_root, new_rest
                continue
            if new_drive and new_drive != drive:
                same = new_drive.lower() == drive.lower()
                drive = new_drive
                if not same:
                    root, rest = new_root, new_rest
                    continue
            if rest and rest[-1] not in _like(path, '\\/'):
                rest += _like(path, '\\')
            rest += new_rest
        if rest and not root and drive and drive[-1] not in _like(path, ':\\/'):
            # A network share needs a separator, a drive's letter does not.
            return drive + _like(path, '\\') + rest
        return drive + root + rest
    except (TypeError, AttributeError, BytesWarning):
        from posixpath import _check_types
        _check_types('join', path, *map(os.fspath, paths))
        raise


def splitdrive(p):
    r"""Split a path into the drive ('C:', or '\\server\share') and the rest."""
    drive, root, rest = splitroot(p)
    return drive, root + rest


def splitroot(p):
    """Split a path into the drive, the root and the rest."""
    p = os.fspath(p)
    path, slash = _backslashes(p), _like(p, '\\')
    if path.startswith(slash * 2):
        share = path[:8].upper() == _like(p, '\\\\?\\UNC\\')
        server = path.find(slash, 8 if share else 2)
        end = path.find(slash, server + 1) if server >= 0 else -1
        if end < 0:
            return p, p[:0], p[:0]
        return p[:end], p[end:end + 1], p[end + 1:]
    drive = 2 if path[1:2] == _like(p, ':') and path[:1] != slash else 0
    root = drive + (1 if path.startswith(slash, drive) else 0)
    return p[:drive], p[drive:root], p[root:]


def split(p):
    """Split a path into what is before the last separator and what is after it."""
    p = os.fspath(p)
    separators = _like(p, '\\/')
    drive, root, rest = splitroot(p)
    at = len(rest)
    while at and rest[at - 1] not in separators:
        at -= 1
    return drive + root + rest[:at].rstrip(separators), rest[at:]


def splitext(p):
    """Split a path into what is before the extension and the extension with its dot."""
    p = os.fspath(p)
    dot = _like(p, '.')
    begin = max(p.rfind(_like(p, '\\')), p.rfind(_like(p, '/'))) + 1
    at = p.rfind(dot)
    if at > begin and p[begin:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def basename(p):
    """Return what is after the last separator."""
    return split(p)[1]


def dirname(p):
    """Return what is before the last separator."""
    return split(p)[0]


def ismount(path):
    """Return whether a path is a drive's or a share's root."""
    path = abspath(os.fspath(path))
    drive, root, rest = splitroot(path)
    if drive and drive[0] in _like(path, '\\/'):
        return not rest
    return bool(root) and not rest


_reserved_chars = frozenset({*map(chr, range(32)), *'"*:<>?|/\\'})
_reserved_names = frozenset({'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$',
                             *(f'{port}{c}' for port in ('COM', 'LPT') for c in '123456789¹²³')})


def isreserved(path):
    """Return whether a name in the path cannot be a file's."""
    path = _backslashes(os.fsdecode(splitroot(path)[2]))
    return any(_isreservedname(name) for name in reversed(path.split(sep)))


def _isreservedname(name):
    if name[-1:] in ('.', ' '):
        return name not in ('.', '..')
    if _reserved_chars.intersection(name):
        return True
    return name.partition('.')[0].rstrip(' ').upper() in _reserved_names


def expanduser(path):
    """Replace ~ and ~user at the beginning by home directories, where they can be found out."""
    path = os.fspath(path)
    if not path.startswith(_like(path, '~')):
        return path
    end = 1
    while end < len(path) and path[end] not in _like(path, '\\/'):
        end += 1
    if 'USERPROFILE' in os.environ:
        home = os.environ['USERPROFILE']
    elif 'HOMEPATH' in os.environ:
        home = join(os.environ.get('HOMEDRIVE', ''), os.environ['HOMEPATH'])
    else:
        return path
    if end > 1:
        user = os.fsdecode(path[1:end])
        current = os.environ.get('USERNAME')
        if user != current:
            # Others' homes are guessed to be beside this one, if that is called by its user.
            if current != basename(home):
                return path
            home = join(dirname(home), user)
    return (os.fsencode(home) if isinstance(path, bytes) else home) + path[end:]


def _is_name(char):
    return char.isascii() and (char.isalnum() or char in '_-')


def _expand_at(path, at, values):
    """Return what the quotation or variable that begins here becomes, and where it ends."""
    sign = path[at]
    if sign == "'":
        end = path.find("'", at + 1)
        end = len(path) if end < 0 else end + 1
        return path[at:end], end
    if path.startswith(sign, at + 1):
        return sign, at + 2
    if sign == '%':
        end = path.find('%', at + 1)
        if end < 0:
            return path[at:], len(path)
        name, end = path[at + 1:end], end + 1
    elif path.startswith('{', at + 1):
        end = path.find('}', at + 2)
        if end < 0:
            return path[at:], len(path)
        name, end = path[at + 2:end], end + 1
    else:
        end = at + 1
        while end < len(path) and _is_name(path[end]):
            end += 1
        name = path[at + 1:end]
    return values.get(name, path[at:end]), end


def expandvars(path):
    """Replace $name, ${name} and %name% by variables' values, not so in single quotes."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    if '$' not in path and '%' not in path:
        return path
    pieces, at = [], 0
    while at < len(path):
        if path[at] in "'$%":
            piece, at = _expand_at(path, at, os.environ)
        else:
            piece, at = path[at], at + 1
        pieces.append(piece)
    return ''.join(pieces)


def normpath(path):
    """Return a path without empty parts, '.' and, where they can be left out, '..'."""
    path = os.fspath(path)
    drive, root, rest = splitroot(_backslashes(path))
    dot, dots, slash = [_like(path, text) for text in ('.', '..', '\\')]
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not parts and not root) or (parts and parts[-1] == dots):
            parts.append(part)
        elif parts:
            parts.pop()
    if not drive and not root and not parts:
        parts.append(dot)
    return drive + root + slash.join(parts)


def abspath(path):
    """Return an absolute path."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(path, /, *, strict=False):
    """Return an absolute path."""
    return abspath(path)


def relpath(path, start=None):
    """Return a path as it is seen from another directory, by default this one."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    start = _like(path, curdir) if start is None else os.fspath(start)
    try:
        start_drive, _, start_rest = splitroot(abspath(start))
        path_drive, _, path_rest = splitroot(abspath(path))
        if normcase(start_drive) != normcase(path_drive):
            raise ValueError(f"path is on mount {path_drive!r}, start on mount {start_drive!r}")
        slash = _like(path, sep)
        start_parts = start_rest.split(slash) if start_rest else []
        path_parts = path_rest.split(slash) if path_rest else []
        common = 0
        for a, b in zip(start_parts, path_parts):
            if normcase(a) != normcase(b):
                break
            common += 1
        parts = [_like(path, pardir)] * (len(start_parts) - common) + path_parts[common:]
        return slash.join(parts) if parts else _like(path, curdir)
    except (TypeError, ValueError, AttributeError, BytesWarning, DeprecationWarning):
        if not isinstance(start, type(path)):
            from posixpath import _check_types
            _check_types('relpath', path, start)
        raise


def commonpath(paths):
    """Return the longest path that all these paths begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty iterable')
    slash, dot = _like(paths[0], '\\'), _like(paths[0], '.')
    try:
        alt = _like(paths[0], '/')
        split_paths = [splitroot(path.replace(alt, slash).lower()) for path in paths]
        if len({drive for drive, _, _ in split_paths}) != 1:
            raise ValueError("Paths don't have the same drive")
        drive, root, rest = splitroot(_backslashes(paths[0]))
        if len({root for _, root, _ in split_paths}) != 1:
            if drive:
                raise ValueError("Can't mix absolute and relative paths")
            raise ValueError("Can't mix rooted and not-rooted paths")
        parts = [[part for part in rest.split(slash) if part and part != dot]
                 for _, _, rest in split_paths]
        low, high = min(parts), max(parts)
        common = 0
        while common < len(low) and low[common] == high[common]:
            common += 1
        shown = [part for part in rest.split(slash) if part and part != dot]
        return drive + root + slash.join(shown[:common])
    except (TypeError, AttributeError):
        from posixpath import _check_types
        _check_types('commonpath', *paths)
        raise
