"""Headers of tar archives: blocks of 512 bytes in the format ustar, what GNU tar and POSIX add to it, and back."""

import stat
import struct
import sys

NUL = b'\0'
BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = b'ustar  \0'
POSIX_MAGIC = b'ustar\x0000'
LENGTH_NAME, LENGTH_LINK, LENGTH_PREFIX = 100, 100, 155

REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = b'0', b'\0', b'1', b'2', b'3', b'4', b'5', b'6', b'7'
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = b'L', b'K', b'S'
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b'x', b'g', b'X'
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = range(3)
DEFAULT_FORMAT = PAX_FORMAT

SUPPORTED_TYPES = REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE, BLKTYPE, GNUTYPE_LONGNAME, \
    GNUTYPE_LONGLINK, GNUTYPE_SPARSE
REGULAR_TYPES = REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE
GNU_TYPES = GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE
PAX_FIELDS = 'path', 'linkpath', 'size', 'mtime', 'uid', 'gid', 'uname', 'gname'
PAX_NAME_FIELDS = {'path', 'linkpath', 'uname', 'gname'}
PAX_NUMBER_FIELDS = {'atime': float, 'ctime': float, 'mtime': float, 'uid': int, 'gid': int, 'size': int}


class TarError(Exception):
    """What is wrong with an archive."""


class ExtractError(TarError):
    """It could not be extracted."""


class ReadError(TarError):
    """It could not be read."""


class CompressionError(TarError):
    """The compression is not available."""


class StreamError(TarError):
    """A stream cannot do that."""


class HeaderError(TarError):
    """The header is wrong."""


class EmptyHeaderError(HeaderError):
    """There is none."""


class TruncatedHeaderError(HeaderError):
    """It ends too early."""


class EOFHeaderError(HeaderError):
    """The archive ends here."""


class InvalidHeaderError(HeaderError):
    """It is none."""


class SubsequentHeaderError(HeaderError):
    """What must follow does not."""


# ---- fields --------------------------------------------------------------------------------------------

def stn(text, length, encoding, errors):
    """Return a text as a field."""
    if text is None:
        raise ValueError('metadata cannot contain None')
    data = text.encode(encoding, errors)
    return data[:length] + (length - len(data)) * NUL


def nts(data, encoding, errors):
    """Return the text of a field."""
    return data.partition(NUL)[0].decode(encoding, errors)


def nti(field):
    """Return the number of a field: octal digits, or bytes behind a mark."""
    if field[0] in (0o200, 0o377):
        number = int.from_bytes(field[1:])
        return number - 256 ** (len(field) - 1) if field[0] == 0o377 else number
    try:
        return int(nts(field, 'ascii', 'strict').strip() or '0', 8)
    except ValueError:
        raise InvalidHeaderError('invalid header') from None


def itn(number, digits=8, format=DEFAULT_FORMAT):
    """Return a number as a field."""
    original, number = number, int(number)
    if 0 <= number < 8 ** (digits - 1):
        return b'%0*o' % (digits - 1, number) + NUL
    if format == GNU_FORMAT and -256 ** (digits - 1) <= number < 256 ** (digits - 1):
        mark = b'\x80' if number >= 0 else b'\xff'
        return mark + (number % 256 ** (digits - 1)).to_bytes(digits - 1)
    raise ValueError('overflow in number field')


def calc_chksums(block):
    """Return the sum of a header's bytes, its own field taken for spaces; and the same of signed bytes."""
    counted = block[:148] + block[156:512]
    unsigned = 256 + sum(counted)
    return unsigned, unsigned - 256 * sum(byte > 127 for byte in counted)


# ---- members -------------------------------------------------------------------------------------------

class TarInfo:
    """A member: what is known of a file in an archive."""

    __slots__ = dict(name='Its path.', mode='Its permissions.', uid='The number of its owner.',
                     gid='The number of its group.',
                     size='Its size in bytes.', mtime='When it was changed.', chksum='The sum of the header.',
                     type='What it is.', linkname='What a link leads to.', uname='The name of its owner.',
                     gname='The name of its group.', devmajor='Of a device.', devminor='Of a device.',
                     offset='Where its header begins.', offset_data='Where its data begins.',
                     pax_headers='What POSIX adds.',
                     sparse='Where data is in a sparse file.', _tarfile=None, _sparse_structs=None,
                     _link_target=None)

    def __init__(self, name=''):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ''
        self.devmajor = self.devminor = 0
        self.offset = self.offset_data = 0
        self.sparse = None
        self.pax_headers = {}
        self._tarfile = None

    @property
    def path(self):
        """Its path, as POSIX calls it."""
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        """What a link leads to, as POSIX calls it."""
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname):
        self.linkname = linkname

    def __repr__(self):
        return '<%s %r at %#x>' % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, deep=True, **changes):
        """Return a copy in which some is different."""
        import copy
        result = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in changes.items():
            if name not in ('name', 'mtime', 'mode', 'linkname', 'uid', 'gid', 'uname', 'gname'):
                raise TypeError(f"replace() got an unexpected keyword argument '{name}'")
            setattr(result, name, value)
        return result

    def get_info(self):
        """Return a dict of what goes into the header."""
        name = self.name + '/' if self.isdir() and not self.name.endswith('/') else self.name
        info = {key: getattr(self, key) for key in ('uid', 'gid', 'size', 'mtime', 'chksum', 'type',
                                                    'linkname', 'uname', 'gname',
                                                    'devmajor', 'devminor')}
        return {'name': name, 'mode': None if self.mode is None else self.mode & 0o7777, **info}

    # ---- writing

    def tobuf(self, format=DEFAULT_FORMAT, encoding=None, errors='surrogateescape'):
        """Return the header, with those that have to come before it."""
        info = self.get_info()
        for name, value in info.items():
            if value is None:
                raise ValueError('%s may not be None' % name)
        encoding = encoding or sys.getfilesystemencoding()
        if format == USTAR_FORMAT:
            return self.create_ustar_header(info, encoding, errors)
        if format == GNU_FORMAT:
            return self.create_gnu_header(info, encoding, errors)
        if format == PAX_FORMAT:
            return self.create_pax_header(info, encoding)
        raise ValueError('invalid format')

    def create_ustar_header(self, info, encoding, errors):
        """Return the header for what ustar can say."""
        info['magic'] = POSIX_MAGIC
        if len(info['linkname'].encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError('linkname is too long')
        if len(info['name'].encode(encoding, errors)) > LENGTH_NAME:
            info['prefix'], info['name'] = self._posix_split_name(info['name'], encoding, errors)
        return self._create_header(info, USTAR_FORMAT, encoding, errors)

    def create_gnu_header(self, info, encoding, errors):
        """Return the header, with GNU's for long names."""
        info['magic'] = GNU_MAGIC
        buffer = b''
        for key, limit, kind in (('linkname', LENGTH_LINK, GNUTYPE_LONGLINK),
                                 ('name', LENGTH_NAME, GNUTYPE_LONGNAME)):
            if len(info[key].encode(encoding, errors)) > limit:
                buffer += self._create_gnu_long_header(info[key], kind, encoding, errors)
        return buffer + self._create_header(info, GNU_FORMAT, encoding, errors)

    def create_pax_header(self, info, encoding):
        """Return the header, with POSIX's for what ustar cannot say."""
        info['magic'] = POSIX_MAGIC
        pax = self.pax_headers.copy()
        for name, key, length in (('name', 'path', LENGTH_NAME), ('linkname', 'linkpath', LENGTH_LINK),
                                  ('uname', 'uname', 32),
                                  ('gname', 'gname', 32)):
            if key not in pax and (not info[name].isascii() or len(info[name]) > length):
                pax[key] = info[name]
        for name, digits in (('uid', 8), ('gid', 8), ('size', 12), ('mtime', 12)):
            value, needs = info[name], False
            if not 0 <= value < 8 ** (digits - 1):
                info[name], needs = 0, True
            elif isinstance(value, float):
                info[name], needs = int(round(value)), True
            if needs and name not in pax:
                pax[name] = str(value)
        before = self._create_pax_generic_header(pax, XHDTYPE, encoding) if pax else b''
        return before + self._create_header(info, USTAR_FORMAT, 'ascii', 'replace')

    @classmethod
    def create_pax_global_header(cls, pax_headers):
        """Return a header that says something of all that follow."""
        return cls._create_pax_generic_header(pax_headers, XGLTYPE, 'utf-8')

    @staticmethod
    def _posix_split_name(name, encoding, errors):
        parts = name.split('/')
        for n in range(1, len(parts)):
            prefix, rest = '/'.join(parts[:n]), '/'.join(parts[n:])
            if len(prefix.encode(encoding, errors)) <= LENGTH_PREFIX and len(rest.encode(encoding,
                                                                                         errors)) <= LENGTH_NAME:
                return prefix, rest
        raise ValueError('name is too long')

    @staticmethod
    def _create_header(info, format, encoding, errors):
        devices = info.get('type') in (CHRTYPE, BLKTYPE)
        major, minor = (itn(info.get(key, 0), 8, format) if devices else stn('', 8, encoding, errors)
                        for key in ('devmajor', 'devminor'))
        kind = info.get('type', REGTYPE)
        parts = [stn(info.get('name', ''), 100, encoding, errors),
                 itn(info.get('mode', 0) & 0o7777, 8, format),
                 itn(info.get('uid', 0), 8, format), itn(info.get('gid', 0), 8, format),
                 itn(info.get('size', 0), 12, format),
                 itn(info.get('mtime', 0), 12, format), b' ' * 8, kind,
                 stn(info.get('linkname', ''), 100, encoding, errors),
                 info.get('magic', POSIX_MAGIC), stn(info.get('uname', ''), 32, encoding, errors),
                 stn(info.get('gname', ''), 32, encoding, errors), major, minor,
                 stn(info.get('prefix', ''), 155, encoding, errors)]
        block = struct.pack('%ds' % BLOCKSIZE, b''.join(parts))
        return block[:-364] + bytes('%06o\0' % calc_chksums(block)[0], 'ascii') + block[-357:]

    @staticmethod
    def _create_payload(payload):
        return payload + -len(payload) % BLOCKSIZE * NUL

    @classmethod
    def _create_gnu_long_header(cls, name, kind, encoding, errors):
        data = name.encode(encoding, errors) + NUL
        info = {'name': '././@LongLink', 'type': kind, 'size': len(data), 'magic': GNU_MAGIC}
        return cls._create_header(info, USTAR_FORMAT, encoding, errors) + cls._create_payload(data)

    @classmethod
    def _create_pax_generic_header(cls, pax_headers, kind, encoding):
        binary = False
        for value in pax_headers.values():
            try:
                value.encode('utf-8', 'strict')
            except UnicodeEncodeError:
                binary = True
        records = b'21 hdrcharset=BINARY\n' if binary else b''
        for key, value in pax_headers.items():
            data = value.encode(encoding, 'surrogateescape') if binary else value.encode('utf-8')
            record = b' ' + key.encode('utf-8') + b'=' + data + b'\n'
            length = len(record)
            while length != len(record) + len(str(length)):
                length = len(record) + len(str(length))      # the length counts itself
            records += str(length).encode('ascii') + record
        info = {'name': '././@PaxHeader', 'type': kind, 'size': len(records), 'magic': POSIX_MAGIC}
        return cls._create_header(info, USTAR_FORMAT, 'ascii', 'replace') + cls._create_payload(records)

    # ---- reading

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        """Return the member that a header tells of."""
        return cls._from_header(buf, encoding, errors, False)

    @classmethod
    def _from_header(cls, buf, encoding, errors, is_named):
        """is_named: its name was told before, the one here is but the beginning of it."""
        if len(buf) == 0:
            raise EmptyHeaderError('empty header')
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError('truncated header')
        if buf.count(NUL) == BLOCKSIZE:
            raise EOFHeaderError('end of file header')
        checksum = nti(buf[148:156])
        if checksum not in calc_chksums(buf):
            raise InvalidHeaderError('bad checksum')
        self = cls(nts(buf[0:100], encoding, errors))
        self.mode, self.uid, self.gid = nti(buf[100:108]), nti(buf[108:116]), nti(buf[116:124])
        self.size, self.mtime, self.chksum = nti(buf[124:136]), nti(buf[136:148]), checksum
        self.type = buf[156:157]
        self.linkname = nts(buf[157:257], encoding, errors)
        self.uname, self.gname = nts(buf[265:297], encoding, errors), nts(buf[297:329], encoding, errors)
        self.devmajor, self.devminor = nti(buf[329:337]), nti(buf[337:345])
        prefix = nts(buf[345:500], encoding, errors)
        if self.type == AREGTYPE and self.name.endswith('/') and not is_named:
            self.type = DIRTYPE
        if self.type == GNUTYPE_SPARSE:
            self._sparse_structs = buf[386:482], bool(buf[482]), nti(buf[483:495])
        if self.isdir():
            self.name = self.name.rstrip('/')
        if prefix and self.type not in GNU_TYPES:
            self.name = prefix + '/' + self.name
        return self

    @classmethod
    def fromtarfile(cls, tarfile):
        """Return the next member of an archive."""
        return cls._next(tarfile, False)

    @classmethod
    def _next(cls, tarfile, is_named):
        self = cls._from_header(tarfile.fileobj.read(BLOCKSIZE), tarfile.encoding, tarfile.errors, is_named)
        self.offset = tarfile.fileobj.tell() - BLOCKSIZE
        if self.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            return self._proc_gnulong(tarfile, is_named)
        if self.type == GNUTYPE_SPARSE:
            return self._proc_sparse(tarfile)
        if self.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            return self._proc_pax(tarfile, is_named)
        self.offset_data = tarfile.fileobj.tell()
        end = self.offset_data
        if self.isreg() or self.type not in SUPPORTED_TYPES:
            end += self._block(self.size)
        tarfile.offset = end
        self._apply_pax_info(tarfile.pax_headers, tarfile.encoding, tarfile.errors)
        if self.isdir():
            self.name = self.name.rstrip('/')
        return self

    @staticmethod
    def _block(size):
        if size < 0:
            raise InvalidHeaderError('invalid offset')
        return (size + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE

    def _payload(self, tarfile):
        return tarfile.fileobj.read(self._block(self.size))

    def _following(self, tarfile, is_named):
        try:
            return self._next(tarfile, is_named)
        except HeaderError as e:
            raise SubsequentHeaderError(str(e)) from None

    def _proc_gnulong(self, tarfile, is_named):
        name = nts(self._payload(tarfile), tarfile.encoding, tarfile.errors)
        found = self._following(tarfile, is_named or self.type == GNUTYPE_LONGNAME)
        found.offset = self.offset
        if self.type == GNUTYPE_LONGNAME:
            found.name = name
        else:
            found.linkname = name
        if found.isdir():
            found.name = found.name.removesuffix('/')
        return found

    def _proc_sparse(self, tarfile):
        """Data is in pieces; four are told of in the header, more in blocks behind it."""
        table, extended, real = self._sparse_structs
        pieces, blocks = [], [(table, 4)]
        while blocks or extended:
            if not blocks:
                more = tarfile.fileobj.read(BLOCKSIZE)
                blocks, extended = [(more, 21)], bool(more[504])
            table, count = blocks.pop()
            for n in range(count):
                try:
                    offset, size = nti(table[24 * n:24 * n + 12]), nti(table[24 * n + 12:24 * n + 24])
                except (InvalidHeaderError, IndexError):
                    break
                if offset and size or size:
                    pieces.append((offset, size))
        self.sparse = pieces
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self.offset_data + self._block(self.size)
        self.size = real
        return self

    def _proc_pax(self, tarfile, is_named):
        data = self._payload(tarfile)
        pax = tarfile.pax_headers if self.type == XGLTYPE else tarfile.pax_headers.copy()
        raw, at = [], 0
        while at < len(data) and data[at]:
            digits, space, _ = data[at:at + 20].partition(b' ')
            if not digits.isdigit() or not space or not 5 <= int(digits) <= len(data) - at:
                raise InvalidHeaderError('invalid header')
            record = data[at + len(digits) + 1:at + int(digits)]
            key, equals, value = record.partition(b'=')
            if not equals or not value.endswith(b'\n'):
                raise InvalidHeaderError('invalid header')
            raw.append((key.decode('utf-8', 'surrogateescape'), value[:-1]))
            at += int(digits)
        binary = dict(raw).get('hdrcharset') == b'BINARY'
        for key, value in raw:
            encoding = tarfile.encoding if binary and key in PAX_NAME_FIELDS else 'utf-8'
            try:
                pax[key] = value.decode(encoding, 'strict')
            except UnicodeDecodeError:
                pax[key] = value.decode(tarfile.encoding, tarfile.errors)
        found = self._following(tarfile, is_named or 'path' in pax)
        if self.type in (XHDTYPE, SOLARIS_XHDTYPE):
            found._apply_pax_info(pax, tarfile.encoding, tarfile.errors)
            found.offset = self.offset
            if 'size' in pax and (found.isreg() or found.type not in SUPPORTED_TYPES):
                tarfile.offset = found.offset_data + found._block(found.size)
            found._apply_sparse_pax(pax, [(key, value) for key, value in raw if key.startswith('GNU.sparse.')], tarfile)
        return found

    def _apply_sparse_pax(self, pax, raw, tarfile):
        """Data is in pieces, as GNU tar tells it in pax headers: in one of three versions."""
        try:
            if 'GNU.sparse.map' in pax:                                                             # 0.1
                numbers = [int(number) for number in pax['GNU.sparse.map'].split(',')]
            elif (pax.get('GNU.sparse.major'), pax.get('GNU.sparse.minor')) == ('1', '0'):
                numbers = self._sparse_map(tarfile.fileobj)
            elif raw and 'GNU.sparse.size' in pax:                                                  # 0.0
                numbers = [int(value) for key, value in raw if key in ('GNU.sparse.offset', 'GNU.sparse.numbytes')]
            else:
                return
            size = pax.get('GNU.sparse.size') or pax.get('GNU.sparse.realsize')
            self.size = self.size if size is None else int(size)
        except ValueError:
            raise InvalidHeaderError('invalid header') from None
        self.name = pax.get('GNU.sparse.name', self.name)
        self.sparse = list(zip(numbers[::2], numbers[1::2]))

    def _sparse_map(self, file):
        """The numbers that stand before the data, a line each: how many pieces there are, then their places and sizes."""
        data, lines, wanted = b'', [b''], 1
        while len(lines) <= wanted:
            block = file.read(BLOCKSIZE)
            if not block:
                raise InvalidHeaderError('invalid header')
            data += block
            lines = data.split(b'\n', wanted)
            if wanted == 1 and len(lines) > 1:
                wanted += 2 * int(lines[0])
                lines = data.split(b'\n', wanted)
        self.offset_data = file.tell()
        return [int(line) for line in lines[1:wanted]]

    def _apply_pax_info(self, pax, encoding, errors):
        for key, value in pax.items():
            if key in PAX_NUMBER_FIELDS:
                try:
                    value = PAX_NUMBER_FIELDS[key](value)
                except ValueError:
                    value = 0
            if key == 'path':
                value = value.rstrip('/')
            if key in PAX_FIELDS:
                setattr(self, key, value)
        self.pax_headers = pax.copy()

    # ---- what it is

    def isreg(self):
        """Is it a file?"""
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        """Is it a folder?"""
        return self.type == DIRTYPE

    def issym(self):
        """Is it a symbolic link?"""
        return self.type == SYMTYPE

    def islnk(self):
        """Is it another name of a member?"""
        return self.type == LNKTYPE

    def ischr(self):
        """Is it a device of characters?"""
        return self.type == CHRTYPE

    def isblk(self):
        """Is it a device of blocks?"""
        return self.type == BLKTYPE

    def isfifo(self):
        """Is it a named pipe?"""
        return self.type == FIFOTYPE

    def issparse(self):
        """Is it a file with holes?"""
        return self.sparse is not None

    def isdev(self):
        """Is it something of the system's?"""
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


_KINDS = {stat.S_IFREG: REGTYPE, stat.S_IFDIR: DIRTYPE, stat.S_IFIFO: FIFOTYPE, stat.S_IFLNK: SYMTYPE,
          stat.S_IFCHR: CHRTYPE,
          stat.S_IFBLK: BLKTYPE}


def type_of_mode(mode):
    """Return what a file of that mode is in an archive; None: nothing, as a socket is."""
    return _KINDS.get(stat.S_IFMT(mode))


def mode_of_type(kind):
    """Return what the mode of a file says of its type."""
    return next((mode for mode, known in _KINDS.items() if known == kind), 0)
