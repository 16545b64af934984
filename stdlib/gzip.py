"""Files in the format of the program gzip (RFC 1952)."""

import builtins
import io
import os
import struct
import time
import weakref
import zlib

from compression._common._streams import (ENDS_EARLY, BaseStream, DecompressReader,
                                          check_text_arguments)

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = 'rb', 'wb'
READ_BUFFER_SIZE = 128 * 1024
_WRITE_BUFFER_SIZE = 4 * io.DEFAULT_BUFFER_SIZE
_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9


class BadGzipFile(OSError):
    """Raised when a file is no gzip file, or has been damaged."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST,
         encoding=None, errors=None, newline=None):
    """A GzipFile, or with 't' in the mode a text file over one."""
    text = check_text_arguments(mode, encoding, errors, newline)
    binary_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if text:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def _moment(mtime):
    """As a header has it: 0 of what does not fit."""
    if mtime is None:
        mtime = time.time()
    return int(mtime) if 0 <= mtime < 2 ** 32 else 0


def _extra_flags(compresslevel):
    return {_COMPRESS_LEVEL_BEST: 2, _COMPRESS_LEVEL_FAST: 4}.get(compresslevel, 0)


class _PaddedFile:
    """A file in front of which bytes can be put back."""

    def __init__(self, file):
        self.file, self._before = file, b''

    def read(self, size):
        if not self._before:
            return self.file.read(size)
        data, self._before = self._before[:size], self._before[size:]
        return data if len(data) == size else data + self.file.read(size - len(data))

    def prepend(self, data=b''):
        self._before = data + self._before

    def seek(self, offset):
        self._before = b''
        return self.file.seek(offset)

    def seekable(self):
        return True      # said before GzipFile knew of other files


class _WriteBufferStream(io.RawIOBase):
    """Between a GzipFile and its buffer. The reference is weak, so that __del__ comes."""

    def __init__(self, gzip_file):
        self.gzip_file = weakref.ref(gzip_file)

    def write(self, data):
        gzip_file = self.gzip_file()
        if gzip_file is None:
            raise RuntimeError("lost gzip_file")
        return gzip_file._write_raw(data)

    def seekable(self):
        return False

    def writable(self):
        return True


class GzipFile(BaseStream):
    """A file that is compressed when it is written, or decompressed when it is read."""

    myfileobj = None     # the file that was opened here

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST,
                 fileobj=None, mtime=None):
        self.mode = self.fileobj = self._buffer = None
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and 'b' not in mode:
            mode += 'b'
        try:
            if fileobj is None:
                fileobj = self.myfileobj = builtins.open(filename, mode or 'rb')
            if filename is None:
                filename = getattr(fileobj, 'name', '')
                if not isinstance(filename, (str, bytes)):
                    filename = ''
            else:
                filename = os.fspath(filename)
            asked_mode = mode
            if mode is None:
                mode = getattr(fileobj, 'mode', 'rb')
            self.name = filename
            if mode.startswith('r'):
                self.mode = READ
                self._buffer = io.BufferedReader(_GzipReader(fileobj))
            elif mode.startswith(('w', 'a', 'x')):
                if asked_mode is None:
                    import warnings
                    warnings.warn("GzipFile was opened for writing, but this will "
                                  "change in future Python releases.  "
                                  "Specify the mode argument for opening it for writing.",
                                  FutureWarning, 2)
                self.mode = WRITE
                self._start_writing(compresslevel, mtime)
            else:
                raise ValueError(f"Invalid mode: {mode!r}")
            self.fileobj = fileobj
            if self.mode == WRITE:
                self._write_gzip_header(compresslevel)
        except:
            self._close()
            raise

    def _start_writing(self, compresslevel, mtime):
        self.crc, self.size, self.offset = zlib.crc32(b""), 0, 0
        self.writebuf, self.bufsize = [], 0
        self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS,
                                         zlib.DEF_MEM_LEVEL, 0)
        self._write_mtime = mtime
        self._buffer_size = _WRITE_BUFFER_SIZE
        self._buffer = io.BufferedWriter(_WriteBufferStream(self), buffer_size=self._buffer_size)

    @property
    def mtime(self):
        """When the last member that was read was made."""
        return self._buffer.raw._last_mtime

    def __repr__(self):
        return f"<gzip {repr(self.fileobj)[1:-1]} {hex(id(self))}>"

    def _write_gzip_header(self, compresslevel):
        try:
            name = os.path.basename(self.name)
            if not isinstance(name, bytes):
                name = name.encode('latin-1')
            name = name.removesuffix(b'.gz')
        except UnicodeEncodeError:
            name = b''
        self.fileobj.write(struct.pack('<BBBBLBB', 0x1f, 0x8b, 8, FNAME if name else 0,
                                       _moment(self._write_mtime), _extra_flags(compresslevel),
                                       255))
        if name:
            self.fileobj.write(name + b'\0')

    def write(self, data):
        self._check_not_closed()
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, "write() on read-only GzipFile object")
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        return self._buffer.write(data)

    def _write_raw(self, data):
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data)
        length = data.nbytes if isinstance(data, memoryview) else len(data)
        if length > 0:
            self.fileobj.write(self.compress.compress(data))
            self.size += length
            self.crc = zlib.crc32(data, self.crc)
            self.offset += length
        return length

    def _reading(self, caller):
        self._check_not_closed()
        if self.mode != READ:
            import errno
            raise OSError(errno.EBADF, f"{caller}() on write-only GzipFile object")
        return self._buffer

    def read(self, size=-1):
        return self._reading("read").read(size)

    def read1(self, size=-1):
        return self._reading("read1").read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        return self._reading("readinto").readinto(b)

    def readinto1(self, b):
        return self._reading("readinto1").readinto1(b)

    def peek(self, n):
        return self._reading("peek").peek(n)

    def readline(self, size=-1):
        self._check_not_closed()
        return self._buffer.readline(size)

    def tell(self):
        self._check_not_closed()
        self._buffer.flush()
        return super().tell()

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj = self.fileobj
        if fileobj is None or self._buffer is None or self._buffer.closed:
            return
        try:
            if self.mode == WRITE:
                self._buffer.flush()
                fileobj.write(self.compress.flush())
                fileobj.write(struct.pack("<LL", self.crc, self.size & 0xffffffff))
            elif self.mode == READ:
                self._buffer.close()
        finally:
            self._close()

    def _close(self):
        self.fileobj = None
        own, self.myfileobj = self.myfileobj, None
        if own is not None:
            own.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        """The descriptor of the file below."""
        return self.fileobj.fileno()

    def rewind(self):
        """Go to the beginning of what is read."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        if self.mode == WRITE:
            self._check_not_closed()
            self._buffer.flush()
            if whence == io.SEEK_CUR:
                offset += self.offset
            elif whence != io.SEEK_SET:
                raise ValueError('Seek from end not supported')
            if offset < self.offset:
                raise OSError('Negative seek in write mode')
            left = offset - self.offset
            zeroes = b'\0' * self._buffer_size
            while left > 0:
                left -= self.write(zeroes[:left])
        return self.offset

    def __del__(self):
        if self.mode == WRITE and not self.closed:
            import warnings
            warnings.warn("unclosed GzipFile", ResourceWarning, source=self, stacklevel=2)
        super().__del__()


def _read_exact(fp, n):
    data = fp.read(n)
    while len(data) < n:
        more = fp.read(n - len(data))
        if not more:
            raise EOFError(ENDS_EARLY)
        data += more
    return data


def _skip_string(fp):
    while fp.read(1) not in (b'', b'\0'):
        pass


def _read_gzip_header(fp):
    """The time in the header, or None at the end of the file."""
    magic = fp.read(2)
    if magic == b'':
        return None
    if magic != b'\037\213':
        raise BadGzipFile(f'Not a gzipped file ({magic!r})')
    method, flags, mtime = struct.unpack("<BBIxx", _read_exact(fp, 8))
    if method != 8:
        raise BadGzipFile('Unknown compression method')
    if flags & FEXTRA:
        _read_exact(fp, struct.unpack("<H", _read_exact(fp, 2))[0])
    if flags & FNAME:
        _skip_string(fp)
    if flags & FCOMMENT:
        _skip_string(fp)
    if flags & FHCRC:
        _read_exact(fp, 2)
    return mtime


class _GzipReader(DecompressReader):
    """The data of one member after the other."""

    def __init__(self, fp):
        super().__init__(_PaddedFile(fp), zlib._ZlibDecompressor, wbits=-zlib.MAX_WBITS)
        self._last_mtime = None

    def _start(self):
        super()._start()
        self._new_member = True

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size:
            return b""
        while True:
            if self._decompressor.eof:
                self._read_eof()
                self._new_member = True
                self._decompressor = self._factory(**self._arguments)
            if self._new_member:
                self._crc, self._stream_size = zlib.crc32(b""), 0
                mtime = _read_gzip_header(self._fp)
                if mtime is None:
                    self._size = self._pos
                    return b""
                self._last_mtime, self._new_member = mtime, False
            raw = self._fp.read(READ_BUFFER_SIZE) if self._decompressor.needs_input else b""
            data = self._decompressor.decompress(raw, size)
            if self._decompressor.unused_data:
                self._fp.prepend(self._decompressor.unused_data)
            if data:
                break
            if not raw and not self._decompressor.eof:
                raise EOFError(ENDS_EARLY)
        self._crc = zlib.crc32(data, self._crc)
        self._stream_size += len(data)
        self._pos += len(data)
        return data

    def _read_eof(self):
        crc, size = struct.unpack("<II", _read_exact(self._fp, 8))
        if crc != self._crc:
            raise BadGzipFile(f"CRC check failed {hex(crc)} != {hex(self._crc)}")
        if size != self._stream_size & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        # Zeroes may fill the space behind a member.
        following = b"\0"
        while following == b"\0":
            following = self._fp.read(1)
        if following:
            self._fp.prepend(following)


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=0):
    """All of the data, as a gzip file."""
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    return struct.pack("<4sLBB", packed, _moment(mtime), packed[8], 255) + packed[10:]


def decompress(data):
    """The data of a whole gzip file."""
    members = []
    while True:
        fp = io.BytesIO(data)
        if _read_gzip_header(fp) is None:
            return b"".join(members)
        stream = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        member = stream.decompress(data[fp.tell():])
        if not stream.eof or len(stream.unused_data) < 8:
            raise EOFError(ENDS_EARLY)
        crc, length = struct.unpack("<II", stream.unused_data[:8])
        if crc != zlib.crc32(member):
            raise BadGzipFile("CRC check failed")
        if length != len(member) & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        members.append(member)
        data = stream.unused_data[8:].lstrip(b"\0")


def _copy_file(name, unpack, level):
    """As the program gzip does, but without removing the file."""
    import sys
    if name == '-':
        source, target = sys.stdin.buffer, sys.stdout.buffer
        if unpack:
            source = GzipFile(filename="", mode="rb", fileobj=source)
        else:
            target = GzipFile(filename="", mode="wb", fileobj=target, compresslevel=level)
    elif unpack:
        if not name.endswith(".gz"):
            sys.exit(f"filename doesn't end in .gz: {name!r}")
        source, target = open(name, "rb"), builtins.open(name[:-3], "wb")
    else:
        source, target = builtins.open(name, "rb"), open(name + ".gz", "wb")
    while chunk := source.read(READ_BUFFER_SIZE):
        target.write(chunk)
    for file in (target, source):
        if file not in (sys.stdin.buffer, sys.stdout.buffer):
            file.close()


def main():
    from argparse import ArgumentParser
    parser = ArgumentParser(description="A simple command line interface for the gzip module: "
                                        "act like gzip, but do not delete the input file.")
    group = parser.add_mutually_exclusive_group()
    group.add_argument('--fast', action='store_true', help='compress faster')
    group.add_argument('--best', action='store_true', help='compress better')
    group.add_argument("-d", "--decompress", action="store_true",
                       help="act like gunzip instead of gzip")
    parser.add_argument("args", nargs="*", default=["-"], metavar='file')
    args = parser.parse_args()
    level = (_COMPRESS_LEVEL_FAST if args.fast else _COMPRESS_LEVEL_BEST if args.best
             else _COMPRESS_LEVEL_TRADEOFF)
    for name in args.args:
        _copy_file(name, args.decompress, level)


if __name__ == '__main__':
    main()
