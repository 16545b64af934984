"""Databases on disk that are like dictionaries of bytes: chooses the module for one, by what is in its files."""

import os
import struct
import sys
from builtins import open as _open_file
from importlib import import_module

__all__ = ['open', 'whichdb', 'error']


class error(Exception):
    """What these modules raise, together with OSError."""


error = (error, OSError)

_names = ['dbm.sqlite3', 'dbm.gnu', 'dbm.ndbm', 'dbm.dumb']     # the first that there is makes new databases
_defaultmod = None
_modules = {}

_GNU_MAGICS = (0x13579ace, 0x13579acd, 0x13579acf)


def _default():
    global _defaultmod
    if _defaultmod is None:
        for name in _names:
            try:
                _defaultmod = _modules[name] = import_module(name)
                break
            except ImportError:
                pass
        else:
            raise ImportError(f'no dbm clone found; tried {_names}')
    return _defaultmod


def open(file, flag='r', mode=0o666):
    """Open a database: 'r' to read, 'w' also to write, 'c' also if there is none yet, 'n' to begin a new one."""
    default = _default()
    name = whichdb(file) if 'n' not in flag else None
    if name is None:
        if 'c' not in flag and 'n' not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        return default.open(file, flag, mode)
    if name == '':
        raise error[0]('db type could not be determined')
    if name not in _modules:
        try:
            _modules[name] = import_module(name)
        except ImportError:
            raise error[0](f'db type is {name}, but the module is not available')
    return _modules[name].open(file, flag, mode)


def _beginning(path, size):
    with _open_file(path, 'rb') as file:
        return file.read(size)


def _is_dumb(path):
    """An index is empty or begins with a key in quotes."""
    os.stat(path + b'.dat')
    return os.path.getsize(path + b'.dir') == 0 or _beginning(path + b'.dir', 1) in (b'"', b"'")


def whichdb(filename):
    """Return the name of the module that can open a database: None if there is none, '' if nobody knows it."""
    path = os.fsencode(filename)
    if os.path.exists(path + b'.pag') and os.path.exists(path + b'.dir'):
        return 'dbm.ndbm'
    try:
        if _is_dumb(path):
            return 'dbm.dumb'
    except OSError:
        pass
    try:
        start = _beginning(path, 16)
    except OSError:
        return None
    if start == b'SQLite format 3\0':
        return 'dbm.sqlite3'
    if len(start) >= 4 and struct.unpack('=l', start[:4])[0] in _GNU_MAGICS:
        return 'dbm.gnu'
    return ''


if __name__ == '__main__':
    for filename in sys.argv[1:]:
        print(whichdb(filename) or 'UNKNOWN', filename)
