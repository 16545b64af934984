"""The records of a ZIP archive, as they lie in the file (PKWARE's APPNOTE)."""

import os
import stat
import struct
import time

ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1
ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA, ZIP_ZSTANDARD = 0, 8, 12, 14, 93

DEFAULT_VERSION, ZIP64_VERSION, MAX_EXTRACT_VERSION = 20, 45, 63
_NEEDED_VERSION = {ZIP_BZIP2: 46, ZIP_LZMA: 63}

FLAG_ENCRYPTED, FLAG_OPTION_1, FLAG_DESCRIPTOR = 0x1, 0x2, 0x8
FLAG_PATCH, FLAG_STRONG, FLAG_UTF_8 = 0x20, 0x40, 0x800

_FILE = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_FILE_MAGIC, _CENTRAL_MAGIC, _END_MAGIC = b"PK\003\004", b"PK\001\002", b"PK\005\006"
_END_64_MAGIC, _LOCATOR_MAGIC = b"PK\x06\x06", b"PK\x06\x07"
_MANY, _MORE = 0xffff, 0xffffffff

COMPRESSION_NAMES = {0: 'store', 1: 'shrink', 2: 'reduce', 3: 'reduce', 4: 'reduce', 5: 'reduce',
                     6: 'implode', 7: 'tokenize', 8: 'deflate', 9: 'deflate64', 10: 'implode',
                     12: 'bzip2', 14: 'lzma', 18: 'terse', 19: 'lz77', 93: 'zstd', 97: 'wavpack',
                     98: 'ppmd'}


class BadZipFile(Exception):
    __module__ = 'zipfile'


class LargeZipFile(Exception):
    """Raised when an archive would need ZIP64 extensions, which were not allowed."""

    __module__ = 'zipfile'


def clean_name(name):
    """A file's name ends at a zero, and has slashes."""
    name = name.partition('\0')[0]
    return name if os.sep == '/' else name.replace(os.sep, '/')


def dos_time(moment):
    """(date, time) as MS-DOS had them."""
    year, month, day, hour, minute, second = moment[:6]
    return ((year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2)


def from_dos_time(day, clock):
    return ((day >> 9) + 1980, day >> 5 & 15, day & 31,
            clock >> 11, clock >> 5 & 63, (clock & 31) * 2)


def _without_extra(extra, kind):
    """The extra field without the parts of a kind; what is damaged stays."""
    kept, at = b'', 0
    while len(extra) - at >= 4:
        found, length = struct.unpack_from('<HH', extra, at)
        if found != kind:
            kept += extra[at:at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


class ZipInfo:
    """A member of an archive."""

    __module__ = 'zipfile'
    __slots__ = ('orig_filename', 'filename', 'date_time', 'compress_type', 'compress_level',
                 'comment', 'extra', 'create_system', 'create_version', 'extract_version',
                 'reserved', 'flag_bits', 'volume', 'internal_attr', 'external_attr',
                 'header_offset', 'CRC', 'compress_size', 'file_size', '_raw_time', '_end_offset')

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename, self.filename = filename, clean_name(filename)
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError('ZIP does not support timestamps before 1980')
        self.compress_type, self.compress_level = ZIP_STORED, None
        self.comment = self.extra = b""
        self.create_system = 3                   # Unix
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = 0
        self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0
        self._end_offset = None                  # where what follows the member begins

    @property
    def _compresslevel(self):
        return self.compress_level

    @_compresslevel.setter
    def _compresslevel(self, value):
        self.compress_level = value

    def __repr__(self):
        parts = [f'<{self.__class__.__name__} filename={self.filename!r}']
        if self.compress_type != ZIP_STORED:
            name = COMPRESSION_NAMES.get(self.compress_type, self.compress_type)
            parts.append(f'compress_type={name}')
        mode, attributes = self.external_attr >> 16, self.external_attr & 0xffff
        if mode:
            parts.append(f'filemode={stat.filemode(mode)!r}')
        if attributes:
            parts.append(f'external_attr={attributes:#x}')
        if not self.is_dir() or self.file_size:
            parts.append(f'file_size={self.file_size!r}')
        if ((not self.is_dir() or self.compress_size)
                and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size)):
            parts.append(f'compress_size={self.compress_size!r}')
        return ' '.join(parts) + '>'

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """Of a file or folder of the system."""
        if isinstance(filename, os.PathLike):
            filename = os.fspath(filename)
        status = os.stat(filename)
        moment = time.localtime(status.st_mtime)[:6]
        if not strict_timestamps:
            moment = max(min(moment, (2107, 12, 31, 23, 59, 59)), (1980, 1, 1, 0, 0, 0))
        arcname = os.path.normpath(filename if arcname is None else arcname).lstrip('/')
        is_folder = stat.S_ISDIR(status.st_mode)
        info = cls(arcname + '/' if is_folder else arcname, moment)
        info.external_attr = (status.st_mode & 0xffff) << 16 | (0x10 if is_folder else 0)
        info.file_size = 0 if is_folder else status.st_size
        return info

    def _for_archive(self, archive):
        """What writestr() gives to a member of which nothing but the name is known."""
        epoch = os.environ.get('SOURCE_DATE_EPOCH')
        self.date_time = (time.gmtime(int(epoch)) if epoch else time.localtime())[:6]
        self.compress_type, self.compress_level = archive.compression, archive.compresslevel
        self.external_attr = 0o40775 << 16 | 0x10 if self.filename.endswith('/') else 0o600 << 16
        return self

    def is_dir(self):
        """Whether the member is a folder."""
        return self.filename.endswith('/')

    def _name_and_flags(self):
        try:
            encoding = 'ascii' if self.flag_bits & FLAG_UTF_8 else 'cp437'
            return self.filename.encode(encoding), self.flag_bits & ~FLAG_UTF_8
        except UnicodeEncodeError:
            return self.filename.encode('utf-8'), self.flag_bits | FLAG_UTF_8

    def _versions(self, zip64):
        needed = max(ZIP64_VERSION if zip64 else 0, _NEEDED_VERSION.get(self.compress_type, 0))
        return max(needed, self.extract_version), max(needed, self.create_version)

    def FileHeader(self, zip64=None):
        """The record that stands before the member's data."""
        sizes = self.compress_size, self.file_size
        crc = self.CRC if not self.flag_bits & FLAG_DESCRIPTOR else 0
        if self.flag_bits & FLAG_DESCRIPTOR:
            sizes = 0, 0
        if zip64 is None:
            zip64 = max(sizes) > ZIP64_LIMIT
        extra = self.extra
        if zip64:
            extra += struct.pack('<HHQQ', 1, 16, sizes[1], sizes[0])
            sizes = _MORE, _MORE
        self.extract_version, self.create_version = self._versions(zip64)
        name, flags = self._name_and_flags()
        day, clock = dos_time(self.date_time)
        return _FILE.pack(_FILE_MAGIC, self.extract_version, self.reserved, flags,
                          self.compress_type, clock, day, crc, *sizes, len(name),
                          len(extra)) + name + extra

    def _descriptor(self, zip64):
        """The record that stands behind data whose size was not known before."""
        return struct.pack('<4sLQQ' if zip64 else '<4sLLL', b'PK\x07\x08', self.CRC,
                           self.compress_size, self.file_size)

    def _central_record(self):
        large, extra = [], self.extra
        sizes, offset = (self.compress_size, self.file_size), self.header_offset
        if max(sizes) > ZIP64_LIMIT:
            large += [self.file_size, self.compress_size]
            sizes = _MORE, _MORE
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = _MORE
        if large:
            extra = (struct.pack(f'<HH{len(large)}Q', 1, 8 * len(large), *large)
                     + _without_extra(extra, 1))
        extract_version, create_version = self._versions(large)
        name, flags = self._name_and_flags()
        day, clock = dos_time(self.date_time)
        try:
            return _CENTRAL.pack(_CENTRAL_MAGIC, create_version, self.create_system,
                                 extract_version, self.reserved, flags, self.compress_type, clock,
                                 day, self.CRC, *sizes, len(name), len(extra), len(self.comment),
                                 0, self.internal_attr, self.external_attr,
                                 offset) + name + extra + self.comment
        except struct.error:
            raise ValueError(f'member {self.filename!r} has fields that are too long') from None

    def _decode_extra(self, name_crc):
        extra = self.extra
        while len(extra) >= 4:
            kind, length = struct.unpack_from('<HH', extra)
            if length + 4 > len(extra):
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, length))
            data, extra = extra[4:length + 4], extra[length + 4:]
            if kind == 1:
                self._decode_sizes(data)
            elif kind == 0x7075:
                self._decode_unicode_name(data, name_crc)

    def _decode_sizes(self, data):
        fields = (('file_size', 'File size', (2 ** 64 - 1, _MORE)),
                  ('compress_size', 'Compress size', (_MORE,)),
                  ('header_offset', 'Header offset', (_MORE,)))
        for name, text, unknown in fields:
            if getattr(self, name) in unknown:
                if len(data) < 8:
                    raise BadZipFile(f"Corrupt zip64 extra field. {text} not found.")
                setattr(self, name, int.from_bytes(data[:8], 'little'))
                data = data[8:]

    def _decode_unicode_name(self, data, name_crc):
        if len(data) < 5:
            raise BadZipFile('Corrupt unicode path extra field (0x7075)')
        version, crc = struct.unpack_from('<BL', data)
        if version != 1 or crc != name_crc:
            return
        try:
            name = data[5:].decode('utf-8')
        except UnicodeDecodeError as error:
            raise BadZipFile('Corrupt unicode path extra field (0x7075): '
                             'invalid utf-8 bytes') from error
        if name:
            self.filename = clean_name(name)
        else:
            import warnings
            warnings.warn("Empty unicode path extra field (0x7075)", stacklevel=2)


# ---- reading -------------------------------------------------------------------------------------

class End:
    """The record at the end of an archive: where its directory is."""

    def __init__(self, count, size, offset, comment, position):
        self.count, self.size, self.offset = count, size, offset
        self.comment, self.position = comment, position      # of the record
        self.before = position - size - offset               # bytes before the archive


def _read_end_64(file, end):
    position = end.position - _LOCATOR_64.size
    if position < 0:
        return end
    file.seek(position)
    data = file.read(_LOCATOR_64.size)
    if len(data) != _LOCATOR_64.size or data[:4] != _LOCATOR_MAGIC:
        return end
    _, disk, offset, disks = _LOCATOR_64.unpack(data)
    if disk != 0 or disks > 1:
        raise BadZipFile("zipfiles that span multiple disks are not supported")
    # The record may have an extensible part, and lie elsewhere if something was put in front.
    position -= _END_64.size
    if offset > position:
        raise BadZipFile("Corrupt zip64 end of central directory locator")
    extra = position - offset
    data = _read_record_64(file, offset)
    if data[:4] != _END_64_MAGIC and extra:
        extra, data = 0, _read_record_64(file, position)
    if data[:4] != _END_64_MAGIC:
        raise BadZipFile("Zip64 end of central directory record not found")
    fields = _END_64.unpack(data)
    count, size, start = fields[7:]
    if start + size != offset or fields[1] + 12 != _END_64.size + extra:
        raise BadZipFile("Corrupt zip64 end of central directory record")
    return End(count, size, start, end.comment, position - extra)


def _read_record_64(file, position):
    file.seek(position)
    data = file.read(_END_64.size)
    if len(data) != _END_64.size:
        raise OSError("Unknown I/O error")
    return data


def read_end(file):
    """The End of an archive; None: it is no archive."""
    file.seek(0, 2)
    file_size = file.tell()
    start = max(file_size - (1 << 16) - _END.size, 0)
    file.seek(start)
    data = file.read(file_size - start)
    at = len(data) - _END.size if data[-_END.size:][:4] == _END_MAGIC else -1
    if at < 0 or data[-2:] != b"\0\0":
        at = data.rfind(_END_MAGIC)
    if at < 0 or len(data) - at < _END.size:
        return None
    _, _, _, _, count, size, offset, length = _END.unpack_from(data, at)
    comment = data[at + _END.size:at + _END.size + length]
    return _read_end_64(file, End(count, size, offset, comment, start + at))


def read_directory(file, end, encoding):
    """The members, in the order of the directory."""
    from zlib import crc32
    start = end.offset + end.before
    if start < 0:
        raise BadZipFile("Bad offset for central directory")
    file.seek(start)
    data = file.read(end.size)
    members, at = [], 0
    while at < end.size:
        record = data[at:at + _CENTRAL.size]
        if len(record) != _CENTRAL.size:
            raise BadZipFile("Truncated central directory")
        (magic, create_version, create_system, extract_version, reserved, flags, compression, clock,
         day, crc, compress_size, file_size, name_length, extra_length, comment_length, volume,
         internal, external, offset) = _CENTRAL.unpack(record)
        if magic != _CENTRAL_MAGIC:
            raise BadZipFile("Bad magic number for central directory")
        at += _CENTRAL.size
        name = data[at:at + name_length]
        at += name_length
        text = name.decode('utf-8' if flags & FLAG_UTF_8 else encoding or 'cp437')
        info = ZipInfo(text)
        info.extra = data[at:at + extra_length]
        at += extra_length
        info.comment = data[at:at + comment_length]
        at += comment_length
        info.create_version, info.create_system = create_version, create_system
        info.extract_version, info.reserved, info.flag_bits = extract_version, reserved, flags
        info.compress_type, info.CRC = compression, crc
        info.compress_size, info.file_size = compress_size, file_size
        info.volume, info.internal_attr, info.external_attr = volume, internal, external
        info.header_offset, info._raw_time = offset, clock
        if info.extract_version > MAX_EXTRACT_VERSION:
            raise NotImplementedError("zip file version %.1f" % (info.extract_version / 10))
        info.date_time = from_dos_time(day, clock)
        info._decode_extra(crc32(name))
        info.header_offset += end.before
        members.append(info)
    following = start
    for info in reversed(sorted(members, key=lambda info: info.header_offset)):
        info._end_offset = following
        following = info.header_offset
    return members


def read_file_header(file):
    """(name, flags) of the record before a member's data, which the file is then at."""
    data = file.read(_FILE.size)
    if len(data) != _FILE.size:
        raise BadZipFile("Truncated file header")
    fields = _FILE.unpack(data)
    if fields[0] != _FILE_MAGIC:
        raise BadZipFile("Bad magic number for file header")
    name = file.read(fields[10])
    if fields[11]:
        file.seek(fields[11], 1)
    return name, fields[3]


# ---- writing -------------------------------------------------------------------------------------

def end_records(count, size, offset, position, comment, allow_zip64):
    """The records behind a directory."""
    records = b''
    too_large = ('Files count' if count > ZIP_FILECOUNT_LIMIT
                 else 'Central directory offset' if offset > ZIP64_LIMIT
                 else 'Central directory size' if size > ZIP64_LIMIT else None)
    if too_large:
        if not allow_zip64:
            raise LargeZipFile(too_large + " would require ZIP64 extensions")
        records = (_END_64.pack(_END_64_MAGIC, _END_64.size - 12, 45, 45, 0, 0, count, count, size,
                                offset)
                   + _LOCATOR_64.pack(_LOCATOR_MAGIC, 0, position, 1))
        count, size, offset = min(count, _MANY), min(size, _MORE), min(offset, _MORE)
    return records + _END.pack(_END_MAGIC, 0, 0, count, count, size, offset,
                               len(comment)) + comment
