"""Files of compressed data: what gzip, bz2 and lzma have in common."""

from _operator import index as _index
from _thread import allocate_lock as _allocate_lock
import io
import sys

BUFFER_SIZE = io.DEFAULT_BUFFER_SIZE
ENDS_EARLY = "Compressed file ended before the end-of-stream marker was reached"


def check_text_arguments(mode, encoding, errors, newline):
    """For functions open(): whether the file is to be read as text."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
        return True
    for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
        if value is not None:
            raise ValueError(f"Argument '{name}' not supported in binary mode")
    return False


class PiecewiseDecompressor:
    """A decompressor of one stream that keeps the input that it was not asked to decompress yet.

    Subclasses have _step(data, most), which returns (output, how much was used, at the end), and
    _ends: what is said when more is asked for.
    """

    _unusable = ValueError, "Decompressor is unusable after a previous error"

    def __init__(self):
        self._lock = _allocate_lock()
        self._pending = memoryview(b"")
        self.unused_data, self.eof, self.needs_input = b"", False, True
        self._failed = False

    def decompress(self, data, max_length=-1):
        """Decompress data, at most to so many bytes; input that is left is kept."""
        max_length = _index(max_length)
        with self._lock:
            if self.eof:
                raise EOFError(self._ends)
            data = as_bytes(data)
            if self._pending:
                data = bytes(self._pending) + data if data else self._pending
            output, consumed = b"", 0
            if self._failed:
                error, message = self._unusable
                raise error(message)
            if max_length != 0:
                self._failed, self.needs_input = True, False     # unless it gets on
                output, consumed, self.eof = self._step(data, max(max_length, 0))
                self._failed = False
            rest = memoryview(data)[consumed:]
            if self.eof:
                self.unused_data, rest = bytes(rest), memoryview(b"")
            self._pending = rest
            full = 0 < max_length == len(output)
            self.needs_input = not (self.eof or rest or full)
            return output

    def __reduce__(self):
        raise TypeError(f"cannot pickle '{self._pickled_as}' object")


class BaseStream(io.BufferedIOBase):
    """What files say that are not open for what is asked."""

    def _check_not_closed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _check_can_read(self):
        if not self.readable():
            raise io.UnsupportedOperation("File not open for reading")

    def _check_can_write(self):
        if not self.writable():
            raise io.UnsupportedOperation("File not open for writing")

    def _check_can_seek(self):
        if not self.readable():
            raise io.UnsupportedOperation("Seeking is only supported "
                                          "on files open for reading")
        if not self.seekable():
            raise io.UnsupportedOperation("The underlying file object "
                                          "does not support seeking")


class DecompressReader(io.RawIOBase):
    """The data that a file of one or more compressed streams has.

    trailing_error: what a decompressor raises if bytes behind a stream are not another one.
    """

    def __init__(self, fp, decomp_factory, trailing_error=(), **decomp_args):
        self._fp = fp
        self._factory, self._arguments = decomp_factory, decomp_args
        self._trailing_error = trailing_error
        self._size = -1              # unknown until the end has been reached
        self._start()

    def _start(self):
        self._eof, self._pos = False, 0
        self._decompressor = self._factory(**self._arguments)

    def close(self):
        self._decompressor = None
        return super().close()

    def readable(self):
        return True

    def seekable(self):
        return self._fp.seekable()

    def tell(self):
        return self._pos

    def readinto(self, b):
        with memoryview(b) as view, view.cast("B") as octets:
            data = self.read(len(octets))
            octets[:len(data)] = data
        return len(data)

    def _read_piece(self, size):
        """At least a byte, or b'' at the end."""
        while True:
            if self._decompressor.eof:
                raw = self._decompressor.unused_data or self._fp.read(BUFFER_SIZE)
                if not raw:
                    return b""
                self._decompressor = self._factory(**self._arguments)
                try:
                    data = self._decompressor.decompress(raw, size)
                except self._trailing_error:
                    return b""
            else:
                raw = b""
                if self._decompressor.needs_input:
                    raw = self._fp.read(BUFFER_SIZE)
                    if not raw:
                        raise EOFError(ENDS_EARLY)
                data = self._decompressor.decompress(raw, size)
            if data:
                return data

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size or self._eof:
            return b""
        data = self._read_piece(size)
        if not data:
            self._eof, self._size = True, self._pos
        self._pos += len(data)
        return data

    def readall(self):
        return b"".join(iter(lambda: self.read(sys.maxsize), b""))

    def _rewind(self):
        self._fp.seek(0)
        self._start()

    def seek(self, offset, whence=io.SEEK_SET):
        """Backwards means from the beginning again."""
        if whence == io.SEEK_CUR:
            offset += self._pos
        elif whence == io.SEEK_END:
            while self._size < 0 and self.read(BUFFER_SIZE):
                pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._pos:
            self._rewind()
        while self._pos < offset and self.read(min(BUFFER_SIZE, offset - self._pos)):
            pass
        return self._pos


class ReadWriteFile(BaseStream):
    """A file of compressed data that is open for reading or for writing: BZ2File, LZMAFile.

    Subclasses set _buffer (a BufferedReader) or _compressor, and _fp, or None of them when closed.
    """

    _fp = _buffer = _compressor = None
    _close_fp = False
    _pos = 0

    def _open(self, filename, mode, reads):
        """Take a file, or open one."""
        import builtins
        import os
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = builtins.open(filename, mode if "b" in mode else mode + "b")
            self._close_fp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._mode = 'rb' if reads else 'wb'

    def close(self):
        if self._fp is None:
            return
        try:
            if self._buffer is not None:
                self._buffer.close()
            elif self._compressor is not None:
                self._fp.write(self._compressor.flush())
        finally:
            fp, close, self._fp = self._fp, self._close_fp, None
            self._buffer = self._compressor = None
            if close:
                fp.close()

    @property
    def closed(self):
        """Whether the file is closed."""
        return self._fp is None

    @property
    def name(self):
        self._check_not_closed()
        return self._fp.name

    @property
    def mode(self):
        return self._mode

    def fileno(self):
        """The descriptor of the file below."""
        self._check_not_closed()
        return self._fp.fileno()

    def seekable(self):
        """Whether the file can be sought in: it is, or should be, open for reading."""
        return self.readable() and self._buffer.seekable()

    def readable(self):
        """Whether the file was opened for reading."""
        self._check_not_closed()
        return self._mode == 'rb'

    def writable(self):
        """Whether the file was opened for writing."""
        self._check_not_closed()
        return self._mode == 'wb'

    def peek(self, size=-1):
        """Some bytes, without moving on."""
        self._check_can_read()
        return self._buffer.peek(size)

    def read(self, size=-1):
        """At most so many bytes, or all."""
        self._check_can_read()
        return self._buffer.read(size)

    def read1(self, size=-1):
        """At most so many bytes, with as little reading as may be."""
        self._check_can_read()
        return self._buffer.read1(BUFFER_SIZE if size < 0 else size)

    def readline(self, size=-1):
        """A line, or so many bytes of it."""
        self._check_can_read()
        return self._buffer.readline(size)

    def write(self, data):
        """Compress bytes; how many they are is returned."""
        self._check_can_write()
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data)
        length = data.nbytes if isinstance(data, memoryview) else len(data)
        self._fp.write(self._compressor.compress(data))
        self._pos += length
        return length

    def seek(self, offset, whence=io.SEEK_SET):
        """Move; backwards is slow."""
        self._check_can_seek()
        return self._buffer.seek(offset, whence)

    def tell(self):
        """Where the file is, in uncompressed bytes."""
        self._check_not_closed()
        return self._buffer.tell() if self._mode == 'rb' else self._pos


def as_bytes(data):
    """The bytes of a bytes-like object."""
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("a bytes-like object is required, "
                        f"not {type(data).__name__!r}") from None
