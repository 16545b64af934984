"""Compression by the library liblzma, and files in the formats .xz and .lzma."""

from _operator import index as _index
from _thread import allocate_lock as _allocate_lock
import io

from compression._common._streams import (DecompressReader, PiecewiseDecompressor,
                                          ReadWriteFile, check_text_arguments)

__all__ = ["CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256", "CHECK_ID_MAX",
           "CHECK_UNKNOWN", "FILTER_LZMA1", "FILTER_LZMA2", "FILTER_DELTA", "FILTER_X86",
           "FILTER_IA64", "FILTER_ARM", "FILTER_ARMTHUMB", "FILTER_POWERPC", "FILTER_SPARC",
           "FORMAT_AUTO", "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW", "MF_HC3", "MF_HC4", "MF_BT2",
           "MF_BT3", "MF_BT4", "MODE_FAST", "MODE_NORMAL", "PRESET_DEFAULT", "PRESET_EXTREME",
           "LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError", "open", "compress",
           "decompress", "is_check_supported"]

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256 = 0, 1, 4, 10
CHECK_ID_MAX, CHECK_UNKNOWN = 15, 16
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA = 0x4000000000000001, 0x21, 0x03
FILTER_X86, FILTER_POWERPC, FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = range(4, 10)
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 0x03, 0x04, 0x12, 0x13, 0x14
MODE_FAST, MODE_NORMAL = 1, 2
PRESET_DEFAULT, PRESET_EXTREME = 6, 1 << 31


class LZMAError(Exception):
    """Raised when data cannot be compressed or decompressed."""


import _lzma
from _lzma import is_check_supported

_LZMA_OPTIONS = ('dict_size', 'lc', 'lp', 'pb', 'mode', 'nice_len', 'mf', 'depth')


def _filter(spec):
    """A filter as liblzma gets it: (id, options...)."""
    if not hasattr(type(spec), "__getitem__"):
        raise TypeError("Filter specifier must be a dict or dict-like object")
    try:
        kind = spec["id"]
    except KeyError:
        raise ValueError("Filter specifier must have an \"id\" entry") from None
    kind = _index(kind)
    options = {key: value for key, value in dict(spec).items() if key != "id"}
    if kind in (FILTER_LZMA1, FILTER_LZMA2):
        preset = options.pop("preset", PRESET_DEFAULT)
        made = (kind, preset) + tuple(options.pop(name, -1) for name in _LZMA_OPTIONS)
    elif kind == FILTER_DELTA:
        made = kind, options.pop("dist", 1)
    elif FILTER_X86 <= kind <= FILTER_SPARC:
        made = kind, options.pop("start_offset", 0)
    else:
        raise ValueError(f"Invalid filter ID: {kind}")
    if options:
        name = {FILTER_LZMA1: "LZMA", FILTER_LZMA2: "LZMA", FILTER_DELTA: "delta"}.get(kind, "BCJ")
        raise ValueError(f"Invalid filter specifier for {name} filter")
    return made


def _filters(filters):
    if filters is None:
        return None
    len(filters)        # a sequence, no iterable
    return [_filter(spec) for spec in filters]


class LZMACompressor:
    """Compresses data piece by piece."""

    def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        format, check = _index(format), _index(check)
        if preset is not None and filters is not None:
            raise ValueError("Cannot specify both preset and filter chain")
        if format != FORMAT_XZ and check not in (-1, CHECK_NONE):
            raise ValueError("Integrity checks are only supported by FORMAT_XZ")
        if format not in (FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError(f"Invalid container format: {format}")
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        if format == FORMAT_XZ and check == -1:
            check = CHECK_CRC64
        if preset is None:
            preset = PRESET_DEFAULT
        preset = _index(preset)
        if preset < 0:
            raise ValueError("Cannot convert negative int")
        if preset >= 2 ** 32:
            raise OverflowError("Value too large for uint32_t type")
        try:
            self._stream = _lzma.new_compressor(format, check, preset, _filters(filters))
        except LZMAError:
            if filters is None and preset & 31 > 9 and format == FORMAT_ALONE:
                raise LZMAError(f"Invalid compression preset: {preset}") from None
            raise
        self._lock, self._flushed = _allocate_lock(), False

    def compress(self, data, /):
        """Compress data; what comes of it at once is returned."""
        with self._lock:
            if self._flushed:
                raise ValueError("Compressor has been flushed")
            return _lzma.step(self._stream, data, False, 0)[0]

    def flush(self):
        """The rest; the compressor can then not be used any more."""
        with self._lock:
            if self._flushed:
                raise ValueError("Repeated call to flush()")
            self._flushed = True
            return _lzma.step(self._stream, b"", True, 0)[0]

    def __reduce__(self):
        raise TypeError("cannot pickle '_lzma.LZMACompressor' object")


class LZMADecompressor(PiecewiseDecompressor):
    """Decompresses one stream piece by piece."""

    _ends, _pickled_as = "Already at end of stream", '_lzma.LZMADecompressor'
    _unusable = LZMAError, "Internal error"

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        format = _index(format)
        if memlimit is not None and format == FORMAT_RAW:
            raise ValueError("Cannot specify memory limit with FORMAT_RAW")
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        if format != FORMAT_RAW and filters is not None:
            raise ValueError("Cannot specify filters except with FORMAT_RAW")
        if format not in (FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError(f"Invalid container format: {format}")
        super().__init__()
        if memlimit is not None and _index(memlimit) < 0:
            raise ValueError("Cannot convert negative int")
        self._stream = _lzma.new_decompressor(format, -1 if memlimit is None else memlimit,
                                              _filters(filters))
        self.check = CHECK_NONE if format in (FORMAT_ALONE, FORMAT_RAW) else CHECK_UNKNOWN

    def _step(self, data, most):
        output, consumed, ended, check = _lzma.step(self._stream, data, False, most)
        if check >= 0:
            self.check = check
        return output, consumed, ended


class LZMAFile(ReadWriteFile):
    """A file that is compressed when it is written, or decompressed when it is read."""

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None,
                 filters=None):
        reads = mode in ("r", "rb")
        if reads:
            if check != -1:
                raise ValueError("Cannot specify an integrity check when opening a file for "
                                 "reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression level when opening a file "
                                 "for reading")
            format = FORMAT_AUTO if format is None else format
        elif mode in ("w", "wb", "a", "ab", "x", "xb"):
            format = FORMAT_XZ if format is None else format
            self._compressor = LZMACompressor(format=format, check=check, preset=preset,
                                              filters=filters)
        else:
            raise ValueError(f"Invalid mode: {mode!r}")
        self._open(filename, mode, reads)
        if reads:
            self._buffer = io.BufferedReader(DecompressReader(
                self._fp, LZMADecompressor, trailing_error=LZMAError, format=format,
                filters=filters))


def open(filename, mode="rb", *, format=None, check=-1, preset=None, filters=None, encoding=None,
         errors=None, newline=None):
    """An LZMAFile, or with 't' in the mode a text file over one."""
    text = check_text_arguments(mode, encoding, errors, newline)
    file = LZMAFile(filename, mode.replace("t", ""), format=format, check=check, preset=preset,
                    filters=filters)
    if text:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    """All of the data, compressed."""
    compressor = LZMACompressor(format, check, preset, filters)
    return compressor.compress(data) + compressor.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    """The data of one or more streams."""
    results = []
    while True:
        decompressor = LZMADecompressor(format, memlimit, filters)
        try:
            result = decompressor.decompress(data)
        except LZMAError:
            if results:
                break        # what follows a stream may be anything
            raise
        results.append(result)
        if not decompressor.eof:
            raise LZMAError("Compressed data ended before the end-of-stream marker was reached")
        data = decompressor.unused_data
        if not data:
            break
    return b"".join(results)
