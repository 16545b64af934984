"""Compression by the library bzip2, and files in its format."""

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor", "open", "compress", "decompress"]

from _operator import index as _index
from _thread import allocate_lock as _allocate_lock
import io

import _bz2
from compression._common._streams import (DecompressReader, PiecewiseDecompressor,
                                          ReadWriteFile, check_text_arguments)


class BZ2Compressor:
    """Compresses data piece by piece. compresslevel: 1 to 9."""

    def __init__(self, compresslevel=9, /):
        compresslevel = _index(compresslevel)
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._stream, self._lock, self._flushed = _bz2.new(compresslevel), _allocate_lock(), False

    def compress(self, data, /):
        """Compress data; what comes of it at once is returned."""
        with self._lock:
            if self._flushed:
                raise ValueError("Compressor has been flushed")
            return _bz2.step(self._stream, data, False, 0)[0]

    def flush(self):
        """The rest; the compressor can then not be used any more."""
        with self._lock:
            if self._flushed:
                raise ValueError("Repeated call to flush()")
            self._flushed = True
            return _bz2.step(self._stream, b"", True, 0)[0]

    def __reduce__(self):
        raise TypeError(f"cannot pickle '_bz2.BZ2Compressor' object")


class BZ2Decompressor(PiecewiseDecompressor):
    """Decompresses one stream piece by piece."""

    _ends, _pickled_as = "End of stream already reached", '_bz2.BZ2Decompressor'

    def __init__(self):
        super().__init__()
        self._stream = _bz2.new(0)

    def _step(self, data, most):
        return _bz2.step(self._stream, data, False, most)


class BZ2File(ReadWriteFile):
    """A file that is compressed when it is written, or decompressed when it is read."""

    def __init__(self, filename, mode="r", *, compresslevel=9):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        reads = mode in ("", "r", "rb")
        if reads:
            mode = "rb"
        elif mode in ("w", "wb", "x", "xb", "a", "ab"):
            self._compressor = BZ2Compressor(compresslevel)
        else:
            raise ValueError(f"Invalid mode: {mode!r}")
        self._open(filename, mode, reads)
        if reads:
            self._buffer = io.BufferedReader(DecompressReader(self._fp, BZ2Decompressor,
                                                              trailing_error=OSError))

    def readinto(self, b):
        """Read bytes into a buffer."""
        self._check_can_read()
        return self._buffer.readinto(b)

    def readline(self, size=-1):
        """A line, or so many bytes of it."""
        size = _size(size)
        self._check_can_read()
        return self._buffer.readline(size)

    def readlines(self, size=-1):
        """A list of lines."""
        size = _size(size)
        self._check_can_read()
        return self._buffer.readlines(size)

    def writelines(self, seq):
        """Write all of an iterable of bytes."""
        return io.BufferedIOBase.writelines(self, seq)


def _size(size):
    if not isinstance(size, int):
        if not hasattr(size, "__index__"):
            raise TypeError("Integer argument expected")
        size = size.__index__()
    return size


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """A BZ2File, or with 't' in the mode a text file over one."""
    text = check_text_arguments(mode, encoding, errors, newline)
    file = BZ2File(filename, mode.replace("t", ""), compresslevel=compresslevel)
    if text:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def compress(data, compresslevel=9):
    """All of the data, compressed."""
    compressor = BZ2Compressor(compresslevel)
    return compressor.compress(data) + compressor.flush()


def decompress(data):
    """The data of one or more streams."""
    results = []
    while data:
        decompressor = BZ2Decompressor()
        try:
            result = decompressor.decompress(data)
        except OSError:
            if results:
                break        # what follows a stream may be anything
            raise
        results.append(result)
        if not decompressor.eof:
            raise ValueError("Compressed data ended before the end-of-stream marker was reached")
        data = decompressor.unused_data
    return b"".join(results)
