"""Sound in files of the format WAVE: samples as they are (PCM), in a RIFF file of chunks."""

import builtins
import struct
import sys
import warnings
from collections import namedtuple
from uuid import UUID

__all__ = ['open', 'Error', 'Wave_read', 'Wave_write']


class Error(Exception):
    """A file that is none of these, or a wrong order of calls."""


WAVE_FORMAT_PCM = 0x0001
WAVE_FORMAT_EXTENSIBLE = 0xFFFE         # what is in the samples is told by a GUID, such as this
KSDATAFORMAT_SUBTYPE_PCM = UUID('00000001-0000-0010-8000-00aa00389b71').bytes_le

_wave_params = namedtuple('_wave_params', 'nchannels sampwidth framerate nframes comptype compname')

_HEADER_SIZE = 36       # what RIFF counts, besides the samples


def _byteswap(data, width):
    """Return samples with their bytes in the other order."""
    swapped = bytearray(len(data))
    for place in range(width):
        swapped[place::width] = data[width - 1 - place::width]
    return bytes(swapped)


def _little_endian(data, width):
    """Samples as they are in the file, from those in memory; and the other way round."""
    return _byteswap(data, width) if sys.byteorder == 'big' and width > 1 else data


def _warn_of_marks(name):
    warnings._deprecated(f'wave.{name}', remove=(3, 15))


class _Chunk:
    """A part of a file: a name of four letters, its size, and as much data; an odd size is made up to an even one.

    Can be read as a file, also as one of further chunks. Only if the file can seek, so can it.
    """

    def __init__(self, file):
        header = file.read(8)
        if len(header) < 8:
            raise EOFError
        self.file = file
        self.chunkname, self.chunksize = struct.unpack('<4sL', header)
        self.size_read = 0
        try:
            self.offset = file.tell()
        except (AttributeError, OSError):
            self.offset = None

    @property
    def closed(self):
        return self.file.closed

    def getname(self):
        return self.chunkname

    def tell(self):
        return self.size_read

    def seek(self, pos, whence=0):
        if self.offset is None:
            raise OSError('cannot seek')
        pos += (0, self.size_read, self.chunksize)[whence]
        if not 0 <= pos <= self.chunksize:
            raise RuntimeError
        self.file.seek(self.offset + pos)
        self.size_read = pos

    def read(self, size=-1):
        rest = self.chunksize - self.size_read
        if not rest:
            return b''
        data = self.file.read(rest if size < 0 else min(size, rest))
        self.size_read += len(data)
        if self.size_read == self.chunksize and self.chunksize % 2:
            self.file.read(1)
        return data

    def skip(self):
        """Go to where the next chunk begins."""
        while self.size_read < self.chunksize:
            if not self.read(8192):
                raise EOFError


class Wave_read:
    """A file to read, whose parameters are known."""

    def __init__(self, f):
        self._opened = None         # the file, if it is ours to close
        if not hasattr(f, 'read'):
            f = self._opened = builtins.open(f, 'rb')
        try:
            self.initfp(f)
        except BaseException:
            self.close()
            raise

    def initfp(self, file):
        """Read what is before the samples."""
        self._soundpos = 0
        self._format = None
        self._data = None
        self._file = _Chunk(file)
        if self._file.getname() != b'RIFF':
            raise Error('file does not start with RIFF id')
        if self._file.read(4) != b'WAVE':
            raise Error('not a WAVE file')
        while self._data is None:
            try:
                chunk = _Chunk(self._file)
            except EOFError:
                raise Error('fmt chunk and/or data chunk missing') from None
            name = chunk.getname()
            if name == b'fmt ':
                self._read_fmt_chunk(chunk)
            elif name == b'data':
                if self._format is None:
                    raise Error('data chunk before fmt chunk')
                self._data = chunk
                self._nframes = chunk.chunksize // self._framesize
                break
            chunk.skip()

    def _read_fmt_chunk(self, chunk):
        def take(layout):
            data = chunk.read(struct.calcsize(layout))
            if len(data) < struct.calcsize(layout):
                raise EOFError
            return struct.unpack(layout, data)

        self._format, self._nchannels, self._framerate, _, _ = take('<HHLLH')
        if self._format not in (WAVE_FORMAT_PCM, WAVE_FORMAT_EXTENSIBLE):
            raise Error(f'unknown format: {self._format!r}')
        bits, = take('<H')
        if self._format == WAVE_FORMAT_EXTENSIBLE:
            _, bits, _, subformat = take('<HHL16s')
            if subformat != KSDATAFORMAT_SUBTYPE_PCM:
                raise Error(f'unknown extended format: {UUID(bytes_le=subformat)}')
        self._sampwidth = (bits + 7) // 8
        if not self._sampwidth:
            raise Error('bad sample width')
        if not self._nchannels:
            raise Error('bad # of channels')
        self._framesize = self._nchannels * self._sampwidth

    def __del__(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._file = None
        file, self._opened = self._opened, None
        if file:
            file.close()

    def getfp(self):
        return self._file

    def rewind(self):
        self.setpos(0)

    def tell(self):
        return self._soundpos

    def getnchannels(self):
        return self._nchannels

    def getnframes(self):
        return self._nframes

    def getsampwidth(self):
        return self._sampwidth

    def getframerate(self):
        return self._framerate

    def getcomptype(self):
        return 'NONE'

    def getcompname(self):
        return 'not compressed'

    def getparams(self):
        return _wave_params(self._nchannels, self._sampwidth, self._framerate, self._nframes, self.getcomptype(),
                            self.getcompname())

    def getmarkers(self):
        _warn_of_marks('Wave_read.getmarkers')
        return None

    def getmark(self, id):
        _warn_of_marks('Wave_read.getmark')
        raise Error('no marks')

    def setpos(self, pos):
        """Read on from a frame."""
        if not 0 <= pos <= self._nframes:
            raise Error('position not in range')
        self._soundpos = pos
        self._data.seek(pos * self._framesize)

    def readframes(self, nframes):
        """Return the bytes of as many frames, or those that there are."""
        if not nframes:
            return b''
        data = self._data.read(nframes * self._framesize)
        self._soundpos += len(data) // self._framesize
        return _little_endian(data, self._sampwidth)


class Wave_write:
    """A file to write. Its parameters have to be set before the first samples.

    Unless the number of frames was told before, the header is corrected in the end; then the file must be able to
    seek.
    """

    _file = None

    def __init__(self, f):
        self._opened = None
        if not hasattr(f, 'write'):
            f = self._opened = builtins.open(f, 'wb')
        self.initfp(f)

    def initfp(self, file):
        self._file = file
        self._nchannels = 0
        self._sampwidth = 0
        self._framerate = 0
        self._nframes = 0               # how many there should be
        self._written = 0               # how many there are
        self._datawritten = 0           # their bytes
        self._datalength = 0            # the bytes of which the header tells
        self._headerwritten = False

    def __del__(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    # ---- parameters

    def _check_unwritten(self):
        if self._datawritten:
            raise Error('cannot change parameters after starting to write')

    def setnchannels(self, nchannels):
        self._check_unwritten()
        if nchannels < 1:
            raise Error('bad # of channels')
        self._nchannels = nchannels

    def getnchannels(self):
        if not self._nchannels:
            raise Error('number of channels not set')
        return self._nchannels

    def setsampwidth(self, sampwidth):
        self._check_unwritten()
        if not 1 <= sampwidth <= 4:
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._sampwidth:
            raise Error('sample width not set')
        return self._sampwidth

    def setframerate(self, framerate):
        self._check_unwritten()
        if framerate <= 0:
            raise Error('bad frame rate')
        self._framerate = int(round(framerate))

    def getframerate(self):
        if not self._framerate:
            raise Error('frame rate not set')
        return self._framerate

    def setnframes(self, nframes):
        self._check_unwritten()
        self._nframes = nframes

    def getnframes(self):
        return self._written

    def setcomptype(self, comptype, compname):
        self._check_unwritten()
        if comptype != 'NONE':
            raise Error('unsupported compression type')
        self._comptype = comptype
        self._compname = compname

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def setparams(self, params):
        """Set all of the parameters."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        self._check_unwritten()
        self.setnchannels(nchannels)
        self.setsampwidth(sampwidth)
        self.setframerate(framerate)
        self.setnframes(nframes)
        self.setcomptype(comptype, compname)

    def getparams(self):
        if not self._nchannels or not self._sampwidth or not self._framerate:
            raise Error('not all parameters set')
        return _wave_params(self._nchannels, self._sampwidth, self._framerate, self._nframes, self._comptype,
                            self._compname)

    def setmark(self, id, pos, name):
        _warn_of_marks('Wave_write.setmark')
        raise Error('setmark() not supported')

    def getmark(self, id):
        _warn_of_marks('Wave_write.getmark')
        raise Error('no marks')

    def getmarkers(self):
        _warn_of_marks('Wave_write.getmarkers')
        return None

    def tell(self):
        return self._written

    # ---- samples

    def writeframesraw(self, data):
        """Write frames, and leave the header as it is."""
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).cast('B')
        self._ensure_header_written(len(data))
        self._file.write(_little_endian(data, self._sampwidth))
        self._datawritten += len(data)
        self._written += len(data) // (self._sampwidth * self._nchannels)

    def writeframes(self, data):
        """Write frames, and have the header tell of them."""
        self.writeframesraw(data)
        if self._datalength != self._datawritten:
            self._patchheader()

    def close(self):
        try:
            if self._file:
                self._ensure_header_written(0)
                if self._datalength != self._datawritten:
                    self._patchheader()
                self._file.flush()
        finally:
            self._file = None
            file, self._opened = getattr(self, '_opened', None), None
            if file:
                file.close()

    def _ensure_header_written(self, datasize):
        if self._headerwritten:
            return
        if not self._nchannels:
            raise Error('# channels not specified')
        if not self._sampwidth:
            raise Error('sample width not specified')
        if not self._framerate:
            raise Error('sampling rate not specified')
        self._write_header(datasize)

    def _write_header(self, initlength):
        frame_size = self._nchannels * self._sampwidth
        if not self._nframes:
            self._nframes = initlength // frame_size
        self._datalength = self._nframes * frame_size
        try:
            self._start = self._file.tell()
        except (AttributeError, OSError):
            self._start = None
        self._file.write(struct.pack('<4sL4s4sLHHLLHH4sL', b'RIFF', _HEADER_SIZE + self._datalength, b'WAVE', b'fmt ', 16,
                                     WAVE_FORMAT_PCM, self._nchannels, self._framerate, frame_size * self._framerate,
                                     frame_size, self._sampwidth * 8, b'data', self._datalength))
        self._headerwritten = True

    def _patchheader(self):
        """Write the right sizes into the header."""
        end = self._file.tell()
        self._file.seek(self._start + 4)
        self._file.write(struct.pack('<L', _HEADER_SIZE + self._datawritten))
        self._file.seek(self._start + 4 + _HEADER_SIZE)
        self._file.write(struct.pack('<L', self._datawritten))
        self._file.seek(end)
        self._datalength = self._datawritten


def open(f, mode=None):
    """Open a file, or one by its name, to read ('rb') or to write ('wb')."""
    if mode is None:
        mode = getattr(f, 'mode', 'rb')
    if mode in ('r', 'rb'):
        return Wave_read(f)
    if mode in ('w', 'wb'):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")
