"""Paths."""

import posix
from posix import fspath as _fspath

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename',
           'dirname', 'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink',
           'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars',
           'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir',
           'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive',
           'ALLOW_MISSING']

curdir, pardir, extsep, sep, pathsep = '.', '..', '.', '/', ':'
defpath, altsep, devnull = '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False

_KIND, _DIRECTORY, _REGULAR, _LINK = 0o170000, 0o040000, 0o100000, 0o120000


class _AllowMissingType:

    def __repr__(self):
        return 'os.path.ALLOW_MISSING'

    def __reduce__(self):
        return 'ALLOW_MISSING'


ALLOW_MISSING = _AllowMissingType()


def _check_types(function, *paths):
    """Say what is wrong with paths that can't be joined."""
    strings = any(isinstance(path, str) for path in paths)
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, '
                            f'not {path.__class__.__name__!r}') from None
    if strings and any(isinstance(path, bytes) for path in paths):
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    """Return a path in the form in which cases don't differ: here, as it is."""
    return _fspath(s)


def isabs(s):
    """Return whether a path is absolute."""
    s = _fspath(s)
    return s.startswith(b'/' if isinstance(s, bytes) else '/')


def join(a, /, *p):
    """Join paths; one that is absolute makes a new beginning."""
    a = _fspath(a)
    slash = b'/' if isinstance(a, bytes) else '/'
    path = a
    try:
        for part in p:
            part = _fspath(part)
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        _check_types('join', a, *map(_fspath, p))
        raise
    return path


def split(p):
    """Split a path into what is before the last slash and what is after it."""
    p = _fspath(p)
    slash = b'/' if isinstance(p, bytes) else '/'
    index = p.rfind(slash) + 1
    head, tail = p[:index], p[index:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Split a path into what is before the extension and the extension with its dot."""
    p = _fspath(p)
    slash, dot = (b'/', b'.') if isinstance(p, bytes) else ('/', '.')
    start = p.rfind(slash) + 1
    index = p.rfind(dot)
    # Dots that the name begins with don't begin an extension.
    if index > start and p[start:index].strip(dot):
        return p[:index], p[index:]
    return p, p[:0]


def splitdrive(p):
    """Split a path into the drive, which is always empty here, and the rest."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """Split a path into the drive, which is always empty here, the root, and the rest."""
    p = _fspath(p)
    slash = b'/' if isinstance(p, bytes) else '/'
    if not p.startswith(slash):
        return p[:0], p[:0], p
    # Just two slashes at the beginning may mean something else.
    size = 2 if p.startswith(slash * 2) and not p.startswith(slash * 3) else 1
    return p[:0], p[:size], p[size:]


def basename(p):
    """Return what is after the last slash."""
    return split(p)[1]


def dirname(p):
    """Return what is before the last slash."""
    return split(p)[0]


def _stat_or_none(path, function):
    try:
        return function(path)
    except (OSError, ValueError):
        return None


def exists(path):
    """Return whether a file exists; a link that leads nowhere doesn't."""
    return _stat_or_none(path, posix.stat) is not None


def lexists(path):
    """Return whether a file exists, be it a link that leads nowhere."""
    return _stat_or_none(path, posix.lstat) is not None


def isfile(path):
    """Return whether a path leads to a regular file."""
    status = _stat_or_none(path, posix.stat)
    return status is not None and status.st_mode & _KIND == _REGULAR


def isdir(s):
    """Return whether a path leads to a directory."""
    status = _stat_or_none(s, posix.stat)
    return status is not None and status.st_mode & _KIND == _DIRECTORY


def islink(path):
    """Return whether a file is a symbolic link."""
    try:
        status = posix.lstat(path)
    except (OSError, ValueError, AttributeError):
        return False
    return status.st_mode & _KIND == _LINK


def isjunction(path):
    """Return False: there are no junctions here."""
    _fspath(path)
    return False


def isdevdrive(path):
    """Return False: there are no such drives here."""
    _fspath(path)
    return False


def getsize(filename):
    """Return a file's size."""
    return posix.stat(filename).st_size


def getmtime(filename):
    """Return when a file was last changed."""
    return posix.stat(filename).st_mtime


def getatime(filename):
    """Return when a file was last read."""
    return posix.stat(filename).st_atime


def getctime(filename):
    """Return when a file's attributes were last changed."""
    return posix.stat(filename).st_ctime


def samestat(s1, s2):
    """Return whether two results of stat() are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Return whether two paths lead to the same file."""
    return samestat(posix.stat(f1), posix.stat(f2))


def sameopenfile(fp1, fp2):
    """Return whether two file descriptors are of the same file."""
    return samestat(posix.fstat(fp1), posix.fstat(fp2))


def ismount(path):
    """Return whether a path is where a file system is mounted."""
    try:
        own = posix.lstat(path)
        if own.st_mode & _KIND == _LINK:
            return False
        path = _fspath(path)
        above = posix.lstat(realpath(join(path, b'..' if isinstance(path, bytes) else '..')))
    except (OSError, ValueError):
        return False
    return own.st_dev != above.st_dev or own.st_ino == above.st_ino


def commonprefix(m):
    """Return the longest beginning that all of some strings, or sequences, share."""
    if not m:
        return ''
    # Lists stand for paths that are split already.
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for index, part in enumerate(low):
        if part != high[index]:
            return low[:index]
    return low


def expanduser(path):
    """Replace a ~, or ~name, at the beginning by that user's directory."""
    path = _fspath(path)
    tilde, slash = (b'~', b'/') if isinstance(path, bytes) else ('~', '/')
    if not path.startswith(tilde):
        return path
    index = path.find(slash, 1)
    if index < 0:
        index = len(path)
    home = _home_of(path[1:index])
    if home is None:
        return path
    if isinstance(path, bytes):
        home = home.encode('utf-8', 'surrogateescape')
    return (home.rstrip(slash) + path[index:]) or slash


def _home_of(user):
    import os
    if not user and 'HOME' in os.environ:
        return os.environ['HOME']
    try:
        import pwd
        if not user:
            return pwd.getpwuid(posix.getuid()).pw_dir
        return pwd.getpwnam(os.fsdecode(user)).pw_dir
    except (ImportError, KeyError):
        return None


def expandvars(path):
    """Replace $name and ${name} by environment variables; those that aren't set stay."""
    import os
    path = _fspath(path)
    if isinstance(path, bytes):
        dollar, left, right, environ = b'$', b'{', b'}', os.environb
    else:
        dollar, left, right, environ = '$', '{', '}', os.environ
    pieces = path.split(dollar)
    result = pieces[:1]
    for piece in pieces[1:]:
        if piece.startswith(left) and right in piece:
            name, _, rest = piece[1:].partition(right)
        else:
            size = _name_length(piece)
            name, rest = piece[:size], piece[size:]
        try:
            result.append(environ[name] + rest if name else dollar + piece)
        except (KeyError, ValueError):
            result.append(dollar + piece)
    return path[:0].join(result)


def _name_length(text):
    for index in range(len(text)):
        char = text[index:index + 1]
        if not (char.isalnum() and char.isascii() or char in ('_', b'_')):
            return index
    return len(text)


def normpath(path):
    """Return a path without empty parts, '.', and 'x/..'."""
    path = _fspath(path)
    slash, dot, dots = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


try:
    from posix import _path_normpath as _normpath
except ImportError:
    pass
else:
    def normpath(path):
        """Return a path without empty parts, '.', and 'x/..'."""
        return _normpath(_fspath(path))


def abspath(path):
    """Return a path from the root."""
    path = _fspath(path)
    if isinstance(path, bytes):
        if not path.startswith(b'/'):
            path = join(posix.getcwdb(), path)
    elif not path.startswith('/'):
        path = join(posix.getcwd(), path)
    return normpath(path)




def realpath(filename, /, *, strict=False):
    """Return a path from the root without symbolic links.

    Unless strict, what doesn't exist, or leads in circles, is taken as it is written.
    """
    path = _fspath(filename)
    if isinstance(path, bytes):
        slash, dot, dots, cwd = b'/', b'.', b'..', posix.getcwdb
    else:
        slash, dot, dots, cwd = '/', '.', '..', posix.getcwd
    if strict is ALLOW_MISSING:
        ignored, strict = FileNotFoundError, True
    else:
        ignored = () if strict else OSError
    result = slash if path.startswith(slash) else cwd()
    # What is left of the path, its first part last. (link,) says that a link's target is done.
    rest = path.split(slash)[::-1]
    targets = {}        # link -> its real path, or None while that is worked out
    while rest:
        name = rest.pop()
        if isinstance(name, tuple):
            targets[name[0]] = result
            continue
        if not name or name == dot:
            continue
        if name == dots:
            result = result[:result.rindex(slash)] or slash
            continue
        new = result + name if result == slash else result + slash + name
        try:
            mode = posix.lstat(new).st_mode
            if mode & _KIND != _LINK:
                if strict and mode & _KIND != _DIRECTORY:
                    if any(not isinstance(part, tuple) for part in rest):
                        posix.stat(new + slash)     # raises NotADirectoryError
                result = new
                continue
            if new in targets:
                if targets[new] is not None:
                    result = targets[new]
                    continue
                if strict:
                    posix.stat(new)             # raises, for the loop
                result = new
                continue
            target = posix.readlink(new)
        except ignored:
            result = new
            continue
        targets[new] = None
        if target.startswith(slash):
            result = slash
        rest.append((new,))
        rest += target.split(slash)[::-1]
    return result


def relpath(path, start=None):
    """Return a path as it is written from another directory."""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dot, dots = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    start = dot if start is None else _fspath(start)
    try:
        here = [part for part in abspath(start).lstrip(slash).split(slash) if part]
        there = [part for part in abspath(path).lstrip(slash).split(slash) if part]
    except (TypeError, AttributeError, BytesWarning):
        _check_types('relpath', path, start)
        raise
    if isinstance(path, bytes) != isinstance(start, bytes):
        _check_types('relpath', path, start)
    common = len(commonprefix([here, there]))
    parts = [dots] * (len(here) - common) + there[common:]
    return slash.join(parts) if parts else dot


def commonpath(paths):
    """Return the longest path that all of some paths lie in."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = (b'/', b'.') if isinstance(paths[0], bytes) else ('/', '.')
    try:
        rooted = {path.startswith(slash) for path in paths}
        if len(rooted) > 1:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in path.split(slash) if part and part != dot]
                       for path in paths]
    except (TypeError, AttributeError):
        _check_types('commonpath', *paths)
        raise
    return (slash if rooted.pop() else slash[:0]) + slash.join(commonprefix(split_paths))
