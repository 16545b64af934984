"""A database in two files of its own: NAME.dat has the values, NAME.dir a line for each key: where its value is.

A value begins at a multiple of _BLOCKSIZE and may take as many whole blocks; the space of values that were deleted or
outgrew theirs is lost. The index is in memory while the database is open. New keys are appended to the file at
once; after other changes it is written anew, and the old one remains as NAME.bak.
"""

import ast
import collections.abc
import io
import os

__all__ = ['error', 'open']

_BLOCKSIZE = 512

error = OSError


def _encoded(text):
    return text.encode() if isinstance(text, str) else text


def _line(key, place):
    """A line of the index. As text, a key has a character for each byte."""
    return f'{key.decode("latin-1")!r}, {place}\n'


class _Database(collections.abc.MutableMapping):

    # What __del__() needs when the interpreter has forgotten its modules.
    _os = os
    _io = io

    def __init__(self, filebasename, mode, flag='c'):
        path = os.fsencode(filebasename)
        self._mode = mode
        self._read_only = flag == 'r'
        self._index = None      # by key, the place of its value: (offset, size); None when closed
        self._modified = False
        self._index_file = path + b'.dir'
        self._data_file = path + b'.dat'
        self._old_index_file = path + b'.bak'
        self._create(flag)
        self._read_index(flag)

    def _opened(self, path, mode):
        """Open a file as text of the index, or as bytes; one that is new gets the permissions of the database."""
        if 'b' in mode:
            file = self._io.open(path, mode)
        else:
            file = self._io.open(path, mode, encoding='Latin-1')
        if mode[0] in 'wa':
            self._os.chmod(path, self._mode)
        return file

    def _create(self, flag):
        if flag == 'n':
            for path in (self._data_file, self._old_index_file, self._index_file):
                try:
                    self._os.remove(path)
                except OSError:
                    pass
        if flag in ('c', 'n') and not self._os.path.exists(self._data_file):
            self._opened(self._data_file, 'w').close()
        else:
            self._io.open(self._data_file, 'rb').close()

    def _read_index(self, flag):
        try:
            file = self._opened(self._index_file, 'r')
        except OSError:
            if flag not in ('c', 'n'):
                raise
            self._index = {}
            self._opened(self._index_file, 'w').close()
            return
        with file:
            index = {}
            for line in file:
                key, place = ast.literal_eval(line.rstrip())
                index[key.encode('latin-1')] = place
        self._index = index

    def _check_open(self):
        if self._index is None:
            raise error('DBM object has already been closed')

    def _check_change(self):
        if self._read_only:
            raise error('The database is opened for reading only')

    def sync(self):
        """Write the index, if it has changed."""
        if self._index is None or not self._modified:
            return
        try:
            self._os.unlink(self._old_index_file)
        except OSError:
            pass
        try:
            self._os.rename(self._index_file, self._old_index_file)
        except OSError:
            pass
        with self._opened(self._index_file, 'w') as file:
            for key, place in self._index.items():
                file.write(_line(key, place))
        self._modified = False

    def __getitem__(self, key):
        key = _encoded(key)
        self._check_open()
        offset, size = self._index[key]
        with self._io.open(self._data_file, 'rb') as file:
            file.seek(offset)
            return file.read(size)

    def _append(self, value):
        """Write a value at the end; return its place."""
        with self._io.open(self._data_file, 'rb+') as file:
            end = file.seek(0, 2)
            offset = (end + _BLOCKSIZE - 1) // _BLOCKSIZE * _BLOCKSIZE
            file.write(b'\0' * (offset - end) + value)
        return offset, len(value)

    def _replace(self, offset, value):
        with self._io.open(self._data_file, 'rb+') as file:
            file.seek(offset)
            file.write(value)
        return offset, len(value)

    def __setitem__(self, key, value):
        self._check_change()
        key, value = _encoded(key), _encoded(value)
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError('keys must be bytes or strings')
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError('values must be bytes or strings')
        self._check_open()
        self._modified = True
        if key not in self._index:
            self._index[key] = place = self._append(value)
            with self._opened(self._index_file, 'a') as file:
                file.write(_line(key, place))
            return
        offset, size = self._index[key]
        blocks, blocks_needed = [(length + _BLOCKSIZE - 1) // _BLOCKSIZE for length in (size, len(value))]
        self._index[key] = self._replace(offset, value) if blocks_needed <= blocks else self._append(value)

    def __delitem__(self, key):
        self._check_change()
        key = _encoded(key)
        self._check_open()
        self._modified = True
        del self._index[key]
        self.sync()

    def keys(self):
        self._check_open()
        return list(self._index)

    def items(self):
        self._check_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        key = _encoded(key)
        self._check_open()
        return key in self._index

    def iterkeys(self):
        self._check_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self):
        self._check_open()
        return len(self._index)

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def open(file, flag='c', mode=0o666):
    """Open a database, or make one: 'r' to read, 'w' also to write, 'c' also if there is none yet, 'n' a new one."""
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    try:
        mask = os.umask(0)
        os.umask(mask)
    except AttributeError:
        mask = 0
    return _Database(file, mode & ~mask, flag=flag)
