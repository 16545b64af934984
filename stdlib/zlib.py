"""Compression by the library zlib: the formats zlib, gzip and raw deflate."""

from _operator import index as _index
from _thread import allocate_lock as _allocate_lock


class error(Exception):
    """Raised when data cannot be compressed or decompressed."""


import _zlib
from _zlib import ZLIB_RUNTIME_VERSION, ZLIB_VERSION
from compression._common._streams import PiecewiseDecompressor as _PiecewiseDecompressor

MAX_WBITS = 15
DEFLATED = 8
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
Z_BEST_COMPRESSION = 9
Z_BEST_SPEED = 1
Z_BLOCK = 5
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_FINISH = 4
Z_FIXED = 4
Z_FULL_FLUSH = 3
Z_HUFFMAN_ONLY = 2
Z_NO_COMPRESSION = 0
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_RLE = 3
Z_SYNC_FLUSH = 2
Z_TREES = 6


def crc32(data, value=0, /):
    """The CRC-32 of the data, continued from that of data before it."""
    return _zlib.crc32(data, _index(value) & 0xffffffff)


def adler32(data, value=1, /):
    """The Adler-32 checksum of the data, continued from that of data before it."""
    return _zlib.adler32(data, _index(value) & 0xffffffff)


def compress(data, /, level=-1, wbits=MAX_WBITS):
    """All of the data, compressed."""
    try:
        stream = _zlib.new_compressor(level, DEFLATED, wbits, DEF_MEM_LEVEL, 0, None)
    except ValueError:
        raise error("Bad compression level") from None
    return _zlib.compress(stream, data, Z_FINISH, 0)[0]


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """The data that was compressed to this."""
    if _index(bufsize) < 0:
        raise ValueError('bufsize must be non-negative')
    try:
        stream = _zlib.new_decompressor(wbits, None)
    except ValueError:
        raise error("Error -2 while preparing to decompress data: "
                    "inconsistent stream state") from None
    output, _, ended = _zlib.decompress(stream, data, Z_SYNC_FLUSH, 0)
    if not ended:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return output


class _Compress:
    """What compressobj() returns."""

    def __init__(self, stream):
        self._stream, self._lock, self._finished = stream, _allocate_lock(), False

    def _step(self, data, mode):
        if self._finished:
            raise error("Error -2 while compressing data: inconsistent stream state")
        output, _, self._finished = _zlib.compress(self._stream, data, mode, 0)
        return output

    def compress(self, data, /):
        """Compress data; what comes of it at once is returned."""
        with self._lock:
            return self._step(data, Z_NO_FLUSH)

    def flush(self, mode=Z_FINISH, /):
        """The rest of what was compressed."""
        if mode == Z_NO_FLUSH:
            return b''
        with self._lock:
            return self._step(b'', mode)

    def copy(self):
        """A copy that goes on from here."""
        with self._lock:
            if self._finished:
                raise ValueError("Inconsistent stream state")
            return _Compress(_zlib.copy_compressor(self._stream))

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo, /):
        return self.copy()


class _Decompress:
    """What decompressobj() returns."""

    def __init__(self, stream):
        self._stream, self._lock = stream, _allocate_lock()
        self.unused_data = self.unconsumed_tail = b''
        self.eof = False

    def _step(self, data, mode, most):
        if self.eof:
            self.unused_data += bytes(data)
            return b''
        output, consumed, self.eof = _zlib.decompress(self._stream, data, mode, most)
        rest = bytes(memoryview(data).cast('B')[consumed:])
        if self.eof:
            self.unused_data += rest
            rest = b''
        self.unconsumed_tail = rest
        return output

    def decompress(self, data, /, max_length=0):
        """Decompress data, at most to so many bytes; what is left is in unconsumed_tail."""
        max_length = _index(max_length)
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        with self._lock:
            return self._step(data, Z_SYNC_FLUSH, max_length)

    def flush(self, length=DEF_BUF_SIZE, /):
        """The rest."""
        if _index(length) <= 0:
            raise ValueError("length must be greater than zero")
        with self._lock:
            return self._step(self.unconsumed_tail, Z_FINISH, 0)

    def copy(self):
        """A copy that goes on from here."""
        with self._lock:
            if self.eof:
                raise ValueError("Inconsistent stream state")
            copy = _Decompress(_zlib.copy_decompressor(self._stream))
            copy.unused_data, copy.unconsumed_tail = self.unused_data, self.unconsumed_tail
            copy.eof = self.eof
            return copy

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo, /):
        return self.copy()


_Compress.__name__ = _Compress.__qualname__ = 'Compress'
_Decompress.__name__ = _Decompress.__qualname__ = 'Decompress'


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    """An object that compresses data piece by piece."""
    return _Compress(_zlib.new_compressor(level, method, wbits, memLevel, strategy, zdict))


def decompressobj(wbits=MAX_WBITS, zdict=None):
    """An object that decompresses data piece by piece."""
    return _Decompress(_zlib.new_decompressor(wbits, zdict))


class _ZlibDecompressor(_PiecewiseDecompressor):
    """A decompressor that keeps the input that it was not asked to decompress yet."""

    _ends, _pickled_as = "End of stream already reached", 'zlib._ZlibDecompressor'

    def __init__(self, wbits=MAX_WBITS, zdict=None):
        super().__init__()
        self._stream = _zlib.new_decompressor(wbits, zdict)

    def _step(self, data, most):
        return _zlib.decompress(self._stream, data, Z_SYNC_FLUSH, most)
