"""Reading and writing the data of one member of an archive."""

import io
import os
import struct
from zlib import crc32

from zipfile._records import (COMPRESSION_NAMES, FLAG_DESCRIPTOR, ZIP64_LIMIT,
                              ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZIP_ZSTANDARD,
                              BadZipFile)




# ---- LZMA: with its own header of the filter's properties ----------------------------------------

class _LZMACompressor:
    _PROPERTIES = bytes([(2 * 5 + 0) * 9 + 3]) + (1 << 23).to_bytes(4, 'little')

    def __init__(self):
        import lzma
        self._compressor = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=[
            {'id': lzma.FILTER_LZMA1, 'lc': 3, 'lp': 0, 'pb': 2, 'dict_size': 1 << 23}])
        self._header = struct.pack('<BBH', 9, 4, len(self._PROPERTIES)) + self._PROPERTIES

    def _with_header(self, data):
        header, self._header = self._header, b''
        return header + data

    def compress(self, data):
        return self._with_header(self._compressor.compress(data))

    def flush(self):
        return self._with_header(self._compressor.flush())


class _LZMADecompressor:
    def __init__(self):
        self._decompressor, self._header, self.eof = None, b'', False

    def decompress(self, data, max_length=-1):
        if self._decompressor is None:
            self._header += data
            size = int.from_bytes(self._header[2:4], 'little')
            if len(self._header) <= 4 + size:
                return b''
            self._start(self._header[4:4 + size])
            data = self._header[4 + size:]
        result = self._decompressor.decompress(data, max_length)
        self.eof = self._decompressor.eof
        return result

    @property
    def needs_input(self):
        return self._decompressor is None or self._decompressor.needs_input

    def _start(self, properties):
        import lzma
        packed, dict_size = struct.unpack('<BL', properties[:5])
        rest, lc = divmod(packed, 9)
        pb, lp = divmod(rest, 5)
        self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[
            {'id': lzma.FILTER_LZMA1, 'lc': lc, 'lp': lp, 'pb': pb,
             'dict_size': max(dict_size, 4096)}])


def check_compression(compression):
    """Whether members can be compressed so: RuntimeError or NotImplementedError."""
    names = {ZIP_DEFLATED: 'zlib', ZIP_BZIP2: 'bz2', ZIP_LZMA: 'lzma',
             ZIP_ZSTANDARD: 'compression.zstd'}
    if compression == ZIP_STORED:
        return
    if compression not in names:
        raise NotImplementedError("That compression method is not supported")
    try:
        __import__(names[compression])
    except ImportError:
        raise RuntimeError("Compression requires the (missing) "
                           f"{names[compression]} module") from None


def _compressor(kind, level):
    if kind == ZIP_DEFLATED:
        import zlib
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level,
                                zlib.DEFLATED, -15)
    if kind == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Compressor() if level is None else bz2.BZ2Compressor(level)
    return _LZMACompressor() if kind == ZIP_LZMA else None


def _decompressor(kind):
    if kind == ZIP_STORED:
        return None
    check_compression(kind)
    if kind == ZIP_DEFLATED:
        import zlib
        return zlib._ZlibDecompressor(-15)
    if kind == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Decompressor()
    return _LZMADecompressor()


# ---- the traditional encryption ------------------------------------------------------------------

_crc_table = []


def _fill_crc_table():
    table = []
    for crc in range(256):
        for _ in range(8):
            crc = crc >> 1 ^ (0xedb88320 if crc & 1 else 0)
        table.append(crc)
    _crc_table[:] = table


class _Decrypter:
    def __init__(self, password):
        if not _crc_table:
            _fill_crc_table()
        self._keys = 0x12345678, 0x23456789, 0x34567890
        for octet in password:
            self._update(octet)

    def _update(self, octet):
        a, b, c = self._keys
        a = a >> 8 ^ _crc_table[(a ^ octet) & 0xff]
        b = ((b + (a & 0xff)) * 134775813 + 1) & 0xffffffff
        c = c >> 8 ^ _crc_table[(c ^ b >> 24) & 0xff]
        self._keys = a, b, c

    def __call__(self, data):
        result = bytearray()
        for octet in data:
            k = self._keys[2] | 2
            octet ^= k * (k ^ 1) >> 8 & 0xff
            self._update(octet)
            result.append(octet)
        return bytes(result)


# ---- files ---------------------------------------------------------------------------------------

_BUSY = ("Can't {} the ZIP file while there is an open writing handle on it. "
         "Close the writing handle before trying to read.")


class SharedFile:
    """The archive's file, read from a place of its own."""

    def __init__(self, archive, pos, close):
        self._archive, self._file = archive, archive.fp
        self._pos, self._close = pos, close
        self.seekable = self._file.seekable

    def tell(self):
        return self._pos

    def seek(self, offset, whence=0):
        with self._archive._lock:
            if self._archive._writing:
                raise ValueError(_BUSY.format("reposition in"))
            if whence == os.SEEK_CUR:
                self._file.seek(self._pos + offset)
            else:
                self._file.seek(offset, whence)
            self._pos = self._file.tell()
            return self._pos

    def read(self, n=-1):
        with self._archive._lock:
            if self._archive._writing:
                raise ValueError(_BUSY.format("read from"))
            self._file.seek(self._pos)
            data = self._file.read(n)
            self._pos = self._file.tell()
            return data

    def close(self):
        file, self._file = self._file, None
        if file is not None:
            self._close(file)


class ZipExtFile(io.BufferedIOBase):
    """A member that is open for reading."""

    __module__ = 'zipfile'
    MAX_N = (1 << 31) - 1
    MIN_READ_SIZE = 4096
    MAX_SEEK_READ = 1 << 24

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self._fileobj, self._pwd, self._close_fileobj = fileobj, pwd, close_fileobj
        self._compress_type, self._info = zipinfo.compress_type, zipinfo
        self.newlines, self.mode, self.name = None, mode, zipinfo.filename
        self._expected_crc = getattr(zipinfo, 'CRC', None)
        self._start_crc = crc32(b'')
        self._data_start = fileobj.tell() if getattr(fileobj, 'seekable', bool)() else None
        self._begin()

    def _begin(self):
        self._left, self._raw_left = self._info.file_size, self._info.compress_size
        self._decompressor = _decompressor(self._compress_type)
        self._crc, self._eof = self._start_crc, False
        self._buffer, self._at, self._pos = b'', 0, 0
        self._decrypter = None
        if self._pwd:
            self._decrypter = _Decrypter(self._pwd)
            check = self._decrypter(self._fileobj.read(12))[11]
            self._raw_left -= 12
            info = self._info
            expected = (info._raw_time >> 8 & 0xff if info.flag_bits & FLAG_DESCRIPTOR
                        else info.CRC >> 24 & 0xff)
            if check != expected:
                raise RuntimeError(f"Bad password for file {info.orig_filename!r}")

    def __repr__(self):
        text = f'<{self.__class__.__module__}.{self.__class__.__qualname__}'
        if self.closed:
            return text + ' [closed]>'
        text += f' name={self.name!r}'
        if self._compress_type != ZIP_STORED:
            kind = COMPRESSION_NAMES.get(self._compress_type, self._compress_type)
            text += f' compress_type={kind}'
        return text + '>'

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return True

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._data_start is not None

    def _read_raw(self, n):
        n = min(max(n, self.MIN_READ_SIZE), self._raw_left)
        if n <= 0:
            return b''
        data = self._fileobj.read(n)
        self._raw_left -= len(data)
        if not data:
            raise EOFError
        return self._decrypter(data) if self._decrypter else data

    def _next(self, n):
        """Some bytes; b'' at the end, or when more must be read for the next."""
        if self._eof or n <= 0:
            return b''
        if self._decompressor is None:
            data = self._read_raw(min(n, self._left) if self._left else 0)
            self._eof = self._raw_left <= 0
        else:
            raw = self._read_raw(n) if self._decompressor.needs_input else b''
            data = self._decompressor.decompress(raw, max(n, self.MIN_READ_SIZE))
            self._eof = (self._decompressor.eof
                         or self._raw_left <= 0 and not data and not raw)
        data = data[:self._left]
        self._left -= len(data)
        self._eof = self._eof or self._left <= 0
        if self._expected_crc is not None:
            self._crc = crc32(data, self._crc)
            if self._eof and self._crc != self._expected_crc:
                raise BadZipFile(f"Bad CRC-32 for file {self.name!r}")
        return data

    def read(self, n=-1):
        """At most n bytes, or all."""
        if self.closed:
            raise ValueError("read from closed file.")
        every = n is None or n < 0
        parts, have = [self._buffer[self._at:]], len(self._buffer) - self._at
        while not self._eof and (every or have < n):
            parts.append(self._next(self.MAX_N if every else n - have))
            have += len(parts[-1])
        return self._give(b''.join(parts), None if every else n)

    def read1(self, n):
        """At most n bytes, of one piece."""
        every = n is None or n < 0
        data = self._buffer[self._at:]
        while not data and not self._eof and n != 0:
            data = self._next(self.MAX_N if every else n)
        return self._give(data, None if every else n)

    def _give(self, data, n):
        given = data if n is None else data[:n]
        self._buffer, self._at = data, len(given)
        self._pos += len(given)
        return given

    def peek(self, n=1):
        """Some bytes, without moving on."""
        if n > len(self._buffer) - self._at:
            at = self._pos
            data = self.read(n)
            self._buffer, self._at, self._pos = data + self._buffer[self._at:], 0, at
        return self._buffer[self._at:self._at + 512]

    def readline(self, limit=-1):
        """A line, or so many bytes of it."""
        if limit < 0:
            end = self._buffer.find(b'\n', self._at) + 1
            if end > 0:
                line = self._buffer[self._at:end]
                self._at = end
                self._pos += len(line)
                return line
        return io.BufferedIOBase.readline(self, limit)

    def tell(self):
        if self.closed:
            raise ValueError("tell on closed file.")
        if self._data_start is None:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        return self._pos

    def seek(self, offset, whence=os.SEEK_SET):
        """Backwards means from the beginning again."""
        if self.closed:
            raise ValueError("seek on closed file.")
        if self._data_start is None:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        if whence == os.SEEK_CUR:
            offset += self._pos
        elif whence == os.SEEK_END:
            offset += self._info.file_size
        elif whence != os.SEEK_SET:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), "
                             "or os.SEEK_END (2)")
        offset = min(max(offset, 0), self._info.file_size)
        if offset < self._pos:
            self._fileobj.seek(self._data_start)
            self._begin()
        while self._pos < offset and self.read(min(self.MAX_SEEK_READ, offset - self._pos)):
            pass
        return self._pos

    def close(self):
        try:
            if self._close_fileobj:
                self._fileobj.close()
        finally:
            super().close()


class ZipWriteFile(io.BufferedIOBase):
    """A member that is being written."""

    def __init__(self, archive, info, zip64):
        self._archive, self._info, self._zip64 = archive, info, zip64
        self._compressor = _compressor(info.compress_type, info.compress_level)
        self._file_size = self._compress_size = 0
        self._crc = crc32(b'')

    @property
    def name(self):
        return self._info.filename

    @property
    def mode(self):
        return 'wb'

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data)
        length = data.nbytes if isinstance(data, memoryview) else len(data)
        self._file_size += length
        self._crc = crc32(data, self._crc)
        if self._compressor:
            data = self._compressor.compress(data)
            self._compress_size += len(data)
        self._archive.fp.write(data)
        return length

    def close(self):
        if self.closed:
            return
        try:
            super().close()
            self._finish()
        finally:
            self._archive._writing = False

    def _finish(self):
        archive, info = self._archive, self._info
        if self._compressor:
            rest = self._compressor.flush()
            self._compress_size += len(rest)
            archive.fp.write(rest)
        else:
            self._compress_size = self._file_size
        info.compress_size, info.file_size = self._compress_size, self._file_size
        info.CRC = self._crc
        if not self._zip64:
            if self._file_size > ZIP64_LIMIT:
                raise RuntimeError("File size too large, try using force_zip64")
            if self._compress_size > ZIP64_LIMIT:
                raise RuntimeError("Compressed size too large, try using force_zip64")
        if info.flag_bits & FLAG_DESCRIPTOR:
            archive.fp.write(info._descriptor(self._zip64))
            archive.start_dir = archive.fp.tell()
        else:
            archive.start_dir = archive.fp.tell()
            archive.fp.seek(info.header_offset)
            archive.fp.write(info.FileHeader(self._zip64))
            archive.fp.seek(archive.start_dir)
        archive.filelist.append(info)
        archive.NameToInfo[info.filename] = info
