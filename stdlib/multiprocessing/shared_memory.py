"""Named blocks of memory that any process can map."""

import mmap
import os

from _posixshmem import shm_open, shm_unlink

__all__ = ['SharedMemory', 'ShareableList']

_GenericAlias = type(list[int])


class SharedMemory:
    """A block of shared memory. Whoever is done with it closes it; the last one unlinks it.

    With `track`, this process unlinks, at its end, what it made and nobody unlinked.
    """

    _buf = None

    def __init__(self, name=None, create=False, size=0, *, track=True):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0)
        self._fd = -1
        self._mmap = self._finalizer = None
        if name is None:
            while self._fd < 0:
                self._name = f'/psm_{os.urandom(4).hex()}'
                try:
                    self._fd = shm_open(self._name, flags, mode=0o600)
                except FileExistsError:
                    pass
        else:
            self._name = '/' + name
            self._fd = shm_open(self._name, flags, mode=0o600)
        try:
            if create:
                os.ftruncate(self._fd, size)
            self._size = os.fstat(self._fd).st_size
            self._mmap = mmap.mmap(self._fd, self._size)
        except OSError:
            self.unlink()
            raise
        self._buf = memoryview(self._mmap)
        if create and track:
            from multiprocessing.util import Finalize
            self._finalizer = Finalize(None, _unlink, (self._name,), exitpriority=0)

    def __del__(self):
        try:
            self.close()
        except (OSError, BufferError):
            pass

    def __reduce__(self):
        return self.__class__, (self.name, False, self.size)

    def __repr__(self):
        return f'{self.__class__.__name__}({self.name!r}, size={self.size})'

    @property
    def buf(self):
        """A view of the memory."""
        return self._buf

    @property
    def name(self):
        """The block's name."""
        return self._name[1:]

    @property
    def size(self):
        """The block's size."""
        return self._size

    def close(self):
        """Unmap the block here."""
        if self._buf is not None:
            self._buf.release()
            self._buf = None
        if getattr(self, '_mmap', None) is not None:
            self._mmap.close()
            self._mmap = None
        if getattr(self, '_fd', -1) >= 0:
            os.close(self._fd)
            self._fd = -1

    def unlink(self):
        """Remove the name; the memory goes when nobody has it mapped any more."""
        shm_unlink(self._name)
        if self._finalizer is not None:
            self._finalizer.cancel()


def _unlink(name):
    try:
        shm_unlink(name)
    except FileNotFoundError:
        pass


class ShareableList:
    """A list of fixed length in shared memory, of int, float, bool, str, bytes and None.

    The block begins with the number of items, and for each where it ends; then come the items,
    each one byte that says what it is, and room for what it was first, or shorter. A str or bytes
    is preceded by its length. All numbers have eight bytes.
    """

    _WORD = 8

    def __init__(self, sequence=None, *, name=None):
        if name is None or sequence is not None:
            values = list(sequence or ())
            sizes = [self._room(value) for value in values]
            header = self._WORD * (1 + len(values))
            self.shm = SharedMemory(name, create=True, size=header + sum(sizes))
            self._put(0, len(values))
            end = header
            for index, size in enumerate(sizes):
                end += size
                self._put(1 + index, end)
            for index, value in enumerate(values):
                self[index] = value
        else:
            self.shm = SharedMemory(name)

    def _put(self, place, number):
        at = place * self._WORD
        self.shm.buf[at:at + self._WORD] = number.to_bytes(self._WORD, 'little')

    def _get(self, place):
        at = place * self._WORD
        return int.from_bytes(self.shm.buf[at:at + self._WORD], 'little')

    def _room(self, value):
        """Return how much room a value gets: a str or bytes can grow to the next eight bytes, others can become one of eight."""
        data = self._encode(value)
        if isinstance(value, (str, bytes)):
            size = len(data) - 1 - self._WORD
            return 1 + self._WORD + self._WORD * (size // self._WORD + 1)
        return 1 + 2 * self._WORD

    def _encode(self, value):
        from _pickle_codes import pack_double
        if value is None:
            return b'n'
        if isinstance(value, bool):
            return b'?' + bytes((value,))
        if isinstance(value, int):
            return b'q' + value.to_bytes(self._WORD, 'little', signed=True)
        if isinstance(value, float):
            return b'd' + pack_double(value)
        if isinstance(value, (str, bytes)):
            data = value.encode('utf-8') if isinstance(value, str) else value
            kind = b's' if isinstance(value, str) else b'y'
            return kind + len(data).to_bytes(self._WORD, 'little') + data
        raise ValueError(f'type {type(value)} not supported')

    def _decode(self, data):
        from _pickle_codes import unpack_double
        kind, data = data[:1], data[1:]
        if kind == b'n':
            return None
        if kind == b'?':
            return data[0] == 1
        if kind == b'q':
            return int.from_bytes(data[:self._WORD], 'little', signed=True)
        if kind == b'd':
            return unpack_double(data[:self._WORD])[0]
        size = int.from_bytes(data[:self._WORD], 'little')
        data = data[self._WORD:self._WORD + size]
        return data.decode('utf-8') if kind == b's' else data

    def _range(self, index):
        length = len(self)
        if index < 0:
            index += length
        if not 0 <= index < length:
            raise IndexError("index out of range")
        start = self._WORD * (1 + length) if index == 0 else self._get(index)
        return start, self._get(1 + index)

    def __getitem__(self, index):
        start, end = self._range(index)
        return self._decode(bytes(self.shm.buf[start:end]))

    def __setitem__(self, index, value):
        start, end = self._range(index)
        data = self._encode(value)
        if len(data) > end - start:
            raise ValueError("bytes/str item exceeds available storage")
        self.shm.buf[start:start + len(data)] = data

    def __len__(self):
        return self._get(0)

    def __iter__(self):
        return (self[index] for index in range(len(self)))

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reduce__(self):
        return _attach, (self.__class__, self.shm.name)

    def __repr__(self):
        return f'{self.__class__.__name__}({list(self)}, name={self.shm.name!r})'

    @property
    def format(self):
        """The items' layouts in the letters of module struct."""
        return ''.join(self._format_of(*self._range(index)) for index in range(len(self)))

    def _format_of(self, start, end):
        kind = bytes(self.shm.buf[start:start + 1])
        if kind in b'sy':
            return f'{end - start - 1 - self._WORD}s'
        return {b'n': 'xxxxxx?x', b'?': 'xxxxxxx?'}.get(kind) or kind.decode()

    def count(self, value):
        """Return how many items equal a value."""
        return sum(item == value for item in self)

    def index(self, value):
        """Return the index of the first item that equals a value."""
        for index, item in enumerate(self):
            if item == value:
                return index
        raise ValueError("ShareableList.index(x): x not in list")

    __class_getitem__ = classmethod(_GenericAlias)


def _attach(cls, name):
    return cls(name=name)
