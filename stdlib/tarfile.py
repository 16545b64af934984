"""Archives of tar: reading, writing and extracting them, compressed or not, in files or streams.

What members are and how they are told of is in _tar_header. Extracting asks a filter what to make of each member: unless said
otherwise, one that lets nothing outside of the folder happen.
"""

import builtins
import io
import os
import stat
import sys
import time

from _tar_header import (AREGTYPE, BLKTYPE, BLOCKSIZE, CHRTYPE, CONTTYPE, CompressionError, DEFAULT_FORMAT,
                         DIRTYPE, EmptyHeaderError, EOFHeaderError, ExtractError, FIFOTYPE, GNU_FORMAT,
                         GNU_MAGIC, GNU_TYPES, GNUTYPE_LONGLINK, GNUTYPE_LONGNAME, GNUTYPE_SPARSE,
                         HeaderError, InvalidHeaderError, LENGTH_LINK, LENGTH_NAME, LENGTH_PREFIX, LNKTYPE,
                         mode_of_type, NUL, PAX_FIELDS, PAX_FORMAT, PAX_NAME_FIELDS, PAX_NUMBER_FIELDS,
                         POSIX_MAGIC, ReadError, RECORDSIZE, REGTYPE, REGULAR_TYPES, SOLARIS_XHDTYPE,
                         StreamError, SubsequentHeaderError, SUPPORTED_TYPES, SYMTYPE, TarError, TarInfo,
                         TruncatedHeaderError, type_of_mode, USTAR_FORMAT, XGLTYPE, XHDTYPE, itn, nti, nts,
                         stn, calc_chksums)

__all__ = ['TarFile', 'TarInfo', 'is_tarfile', 'TarError', 'ReadError', 'CompressionError', 'StreamError',
           'ExtractError', 'HeaderError', 'ENCODING', 'USTAR_FORMAT', 'GNU_FORMAT', 'PAX_FORMAT',
           'DEFAULT_FORMAT', 'open', 'fully_trusted_filter', 'data_filter', 'tar_filter', 'FilterError',
           'AbsoluteLinkError',
           'OutsideDestinationError', 'SpecialFileError', 'AbsolutePathError', 'LinkOutsideDestinationError',
           'LinkFallbackError']

ENCODING = sys.getfilesystemencoding()
version = '0.9.0'

for _class in (CompressionError, EmptyHeaderError, EOFHeaderError, ExtractError, HeaderError,
               InvalidHeaderError, ReadError, StreamError, SubsequentHeaderError, TarError, TarInfo,
               TruncatedHeaderError):
    _class.__module__ = __name__
del _class


# ---- filters -------------------------------------------------------------------------------------------

class FilterError(TarError):
    """A filter refuses a member: `tarinfo`."""


def _refusing(text):
    def __init__(self, tarinfo, path=None):
        self.tarinfo = tarinfo
        if path is not None:
            self._path = path
        FilterError.__init__(self, text.format(tarinfo.name, path))
    return __init__


class AbsolutePathError(FilterError):
    """Its path is absolute."""

    __init__ = _refusing('member {0!r} has an absolute path')


class OutsideDestinationError(FilterError):
    """It would be outside of the folder."""

    __init__ = _refusing('{0!r} would be extracted to {1!r}, which is outside the destination')


class SpecialFileError(FilterError):
    """It is something of the system's."""

    __init__ = _refusing('{0!r} is a special file')


class AbsoluteLinkError(FilterError):
    """It links to an absolute path."""

    __init__ = _refusing('{0!r} is a link to an absolute path')


class LinkOutsideDestinationError(FilterError):
    """It links to something outside of the folder."""

    __init__ = _refusing('{0!r} would link to {1!r}, which is outside the destination')


class LinkFallbackError(FilterError):
    """What would be copied instead of a link is refused."""

    __init__ = _refusing('link {0!r} would be extracted as a copy of {1!r}, which was rejected')


def _real(path):
    return os.path.realpath(path, strict=os.path.ALLOW_MISSING)


def _is_inside(path, folder):
    return os.path.commonpath([path, folder]) == folder


def _attributes(member, dest_path, for_data):
    """What of a member has to be changed."""
    changes, name = {}, member.name
    folder = _real(dest_path)
    if name.startswith(('/', os.sep)):
        name = changes['name'] = member.path.lstrip('/' + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    target = _real(os.path.join(folder, name))
    is_link = member.islnk() or member.issym()
    if not _is_inside(target, folder) or is_link and os.path.normpath(os.path.join(folder, name)) == folder:
        raise OutsideDestinationError(member, target)
    if '..' in name.split('/'):                      # no folder outside is made on the way
        name = changes['name'] = os.path.relpath(target, folder)
    mode = member.mode
    if mode is not None:
        mode &= 0o755                                # nobody else may write, no program runs as somebody else
        if for_data:
            mode = _data_mode(member, mode)
        if mode != member.mode:
            changes['mode'] = mode
    if for_data:
        _without_owner(member, changes)
        if is_link:
            _check_link(member, folder, name, changes)
    return changes


def _data_mode(member, mode):
    if member.isreg() or member.islnk():
        if not mode & 0o100:
            mode &= ~0o111
        return mode | 0o600
    if member.isdir() or member.issym():
        return None                                  # whatever the system gives
    raise SpecialFileError(member)


def _without_owner(member, changes):
    for name in 'uid', 'gid', 'uname', 'gname':
        if getattr(member, name) is not None:
            changes[name] = None


def _check_link(member, folder, name, changes):
    if os.path.isabs(member.linkname):
        raise AbsoluteLinkError(member)
    normal = os.path.normpath(member.linkname)
    if normal != member.linkname:
        changes['linkname'] = normal
    above = os.path.dirname(name.rstrip('/')) if member.issym() else ''
    target = _real(os.path.join(folder, above, normal))
    if not _is_inside(target, folder):
        raise LinkOutsideDestinationError(member, target)


def fully_trusted_filter(member, dest_path):
    """Take a member as it is."""
    return member


def tar_filter(member, dest_path):
    """Take a member without what could harm others: absolute paths, rights for others."""
    changes = _attributes(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """Take a member as data: also without owners, devices and links to the outside."""
    changes = _attributes(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


_FILTERS = {'fully_trusted': fully_trusted_filter, 'tar': tar_filter, 'data': data_filter}


# ---- files and streams ---------------------------------------------------------------------------------

class _Part:
    """A part of a file, in pieces [(where it belongs, size)] where it has holes.

    No io.RawIOBase: it has no descriptor, and is seekable if the file says that it is.
    """

    closed = False

    def __init__(self, fileobj, offset, size, name, pieces):
        self.fileobj, self.size, self.name = fileobj, size, name
        self.mode = 'rb'
        self._at = 0
        self._pieces = []                            # (begin, end, where it lies)
        for begin, length in [(0, size)] if pieces is None else pieces:
            self._pieces.append((begin, begin + length, offset))
            offset += length

    def readable(self):
        return True

    def seekable(self):
        return self.fileobj.seekable()

    def writable(self):
        return False

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def tell(self):
        return self._at

    def seek(self, position, whence=io.SEEK_SET):
        if whence not in (io.SEEK_SET, io.SEEK_CUR, io.SEEK_END):
            raise ValueError('Invalid argument')
        self._at = max(0, min((0, self._at, self.size)[whence] + position, self.size))
        return self._at

    def read(self, size=None):
        rest = self.size - self._at
        data = bytearray(rest if size is None else min(size, rest))
        done = 0
        with memoryview(data) as view:
            while done < len(data):
                done += self.readinto(view[done:])
        return bytes(data)

    def readinto(self, b):
        wanted = min(len(b), self.size - self._at)
        if wanted <= 0:
            return 0
        for begin, end, where in self._pieces:
            if begin <= self._at < end:
                wanted = min(wanted, end - self._at)
                self.fileobj.seek(where + self._at - begin)
                data = self.fileobj.read(wanted)
                if not data:
                    raise ReadError('unexpected end of data')
                b[:len(data)] = data
                self._at += len(data)
                return len(data)
        following = [begin for begin, _, _ in self._pieces if begin > self._at]
        wanted = min([wanted, *(begin - self._at for begin in following)])
        b[:wanted] = bytes(wanted)
        self._at += wanted
        return wanted


class ExFileObject(io.BufferedReader):
    """The data of a member, to be read."""

    def __init__(self, tarfile, tarinfo):
        super().__init__(_Part(tarfile.fileobj, tarinfo.offset_data, tarinfo.size, tarinfo.name,
                               tarinfo.sparse))


class _Stream:
    """What is read or written from the beginning to the end, in blocks, and compressed."""

    def __init__(self, name, mode, comptype, fileobj, bufsize, compresslevel=None):
        self._own = fileobj is None
        self._raw = builtins.open(name, mode + 'b') if self._own else fileobj
        self.name, self.mode, self.bufsize, self.comptype = name or '', mode, bufsize, comptype
        self._at, self._rest, self._ended, self.closed = 0, b'', False, False
        self._out = b''
        self._coder = self._make_coder(comptype, compresslevel)

    def _make_coder(self, kind, level):
        if kind == '*':
            self._rest = self._raw.read(self.bufsize)
            kind = self.comptype = _compression_of(self._rest)
        try:
            if kind == 'gz':
                import zlib
                return zlib.decompressobj(31) if self.mode == 'r' \
                    else zlib.compressobj(9 if level is None else level, zlib.DEFLATED, 31)
            if kind == 'bz2':
                import bz2
                return bz2.BZ2Decompressor() if self.mode == 'r' else bz2.BZ2Compressor(9
                                                                                        if level is None
                                                                                        else level)
            if kind == 'xz':
                import lzma
                return lzma.LZMADecompressor() if self.mode == 'r' else lzma.LZMACompressor()
        except ImportError as e:
            raise CompressionError(f'{kind} module is not available') from e
        if kind != 'tar':
            raise CompressionError('unknown compression type %r' % kind)
        return None

    def write(self, data):
        self._at += len(data)
        self._out += self._coder.compress(data) if self._coder else data
        while len(self._out) > self.bufsize:
            self._raw.write(self._out[:self.bufsize])
            self._out = self._out[self.bufsize:]

    def close(self):
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode == 'w':
                self._raw.write(self._out + (self._coder.flush() if self._coder else b''))
        finally:
            if self._own:
                self._raw.close()

    def tell(self):
        return self._at

    def seek(self, position=0):
        if position < self._at:
            raise StreamError('seeking backwards is not allowed')
        while position > self._at and self.read(min(position - self._at, self.bufsize)):
            pass
        return self._at

    def read(self, size):
        parts, left = [], size
        while left > 0:
            if not self._out:
                self._out = self._next_block()
                if not self._out:
                    break
            part, self._out = self._out[:left], self._out[left:]
            parts.append(part)
            left -= len(part)
        data = b''.join(parts)
        self._at += len(data)
        return data

    def _next_block(self):
        while True:
            raw, self._rest = self._rest or self._raw.read(self.bufsize), b''
            if not raw:
                return b''
            if self._coder is None:
                return raw
            try:
                data = self._coder.decompress(raw)
            except Exception as e:
                raise ReadError('invalid compressed data') from e
            if data:
                return data


def _compression_of(data):
    if data.startswith(b'\x1f\x8b\x08'):
        return 'gz'
    if data.startswith(b'BZh') and data[4:10] == b'1AY&SY':
        return 'bz2'
    return 'xz' if data.startswith((b'\x5d\x00\x00\x80', b'\xfd7zXZ')) else 'tar'


# ---- archives ------------------------------------------------------------------------------------------

class TarFile:
    """An archive. Iterating over it yields its members."""

    debug = 0
    dereference = False
    ignore_zeros = False
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding = ENCODING
    errors = 'surrogateescape'
    tarinfo = TarInfo
    fileobject = ExFileObject
    extraction_filter = None
    OPEN_METH = {'tar': 'taropen', 'gz': 'gzopen', 'bz2': 'bz2open', 'xz': 'xzopen',
                 'zst': 'zstopen'}

    def __init__(self, name=None, mode='r', fileobj=None, format=None, tarinfo=None, dereference=None,
                 ignore_zeros=None, encoding=None, errors='surrogateescape', pax_headers=None, debug=None,
                 errorlevel=None,
                 copybufsize=None,
                 stream=False):
        modes = {'r': 'rb', 'a': 'r+b', 'w': 'wb', 'x': 'xb'}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode, self._mode, self.stream = mode, modes[mode], stream
        self._extfileobj = fileobj is not None
        if not fileobj:
            if self.mode == 'a' and not os.path.exists(name):
                self.mode, self._mode = 'w', 'wb'
            fileobj = builtins.open(name, self._mode)
        else:
            if name is None and hasattr(fileobj, 'name') and isinstance(fileobj.name, (str, bytes)):
                name = fileobj.name
            if hasattr(fileobj, 'mode'):
                self._mode = fileobj.mode
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for key, value in (('format', format), ('tarinfo', tarinfo), ('dereference', dereference),
                           ('ignore_zeros', ignore_zeros),
                           ('encoding', encoding), ('debug', debug), ('errorlevel', errorlevel)):
            if value is not None:
                setattr(self, key, value)
        self.errors = errors
        self.pax_headers = pax_headers if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.copybufsize = copybufsize
        self.closed = False
        self.members = []
        self._loaded = False
        self.offset = self.fileobj.tell()
        self.inodes = {}
        try:
            self._begin()
        except:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _begin(self):
        self.firstmember = None
        if self.mode == 'r':
            self.firstmember = self.next()
        elif self.mode == 'a':
            # New members come where the end is marked.
            while True:
                self.fileobj.seek(self.offset)
                try:
                    self.members.append(self.tarinfo.fromtarfile(self))
                except EOFHeaderError:
                    self.fileobj.seek(self.offset)
                    break
                except HeaderError as e:
                    raise ReadError(str(e)) from None
        if self.mode in ('a', 'w', 'x'):
            self._loaded = True
            if self.pax_headers:
                header = self.tarinfo.create_pax_global_header(self.pax_headers.copy())
                self.fileobj.write(header)
                self.offset += len(header)

    # ---- opening

    @classmethod
    def open(cls, name=None, mode='r', fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """Open an archive: modes r, w, x and a, with the compression behind a colon, or a bar for streams."""
        if not name and not fileobj:
            raise ValueError('nothing to open')
        if mode in ('r', 'r:*'):
            return cls._open_any(name, fileobj, kwargs)
        if ':' in mode:
            filemode, kind = mode.split(':', 1)
            filemode, kind = filemode or 'r', kind or 'tar'
            if kind not in cls.OPEN_METH:
                raise CompressionError('unknown compression type %r' % kind)
            return getattr(cls, cls.OPEN_METH[kind])(name, filemode, fileobj, **kwargs)
        if '|' in mode:
            return cls._open_stream(name, mode, fileobj, bufsize, kwargs)
        if mode in ('a', 'w', 'x'):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError('undiscernible mode')

    @classmethod
    def _open_any(cls, name, fileobj, kwargs):
        before = fileobj.tell() if fileobj is not None else 0
        reasons = []
        for kind in sorted(cls.OPEN_METH, key=lambda kind: kind == 'tar'):
            try:
                return getattr(cls, cls.OPEN_METH[kind])(name, 'r', fileobj, **kwargs)
            except (ReadError, CompressionError) as e:
                reasons.append(f'- method {kind}: {e!r}')
                if fileobj is not None:
                    fileobj.seek(before)
        raise ReadError('file could not be opened successfully:\n' + '\n'.join(reasons))

    @classmethod
    def _open_stream(cls, name, mode, fileobj, bufsize, kwargs):
        filemode, kind = mode.split('|', 1)
        filemode, kind = filemode or 'r', kind or 'tar'
        if filemode not in ('r', 'w'):
            raise ValueError("mode must be 'r' or 'w'")
        level = kwargs.pop('compresslevel', None)
        stream = _Stream(name, filemode, kind, fileobj, bufsize, level)
        try:
            archive = cls(name, filemode, stream, **kwargs)
        except:
            stream.close()
            raise
        archive._extfileobj = False
        return archive

    @classmethod
    def taropen(cls, name, mode='r', fileobj=None, **kwargs):
        """Open an archive that is not compressed."""
        if mode not in ('r', 'a', 'w', 'x'):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def _open_compressed(cls, name, mode, opened, kwargs, kind, mistakes):
        try:
            archive = cls.taropen(name, mode, opened, **kwargs)
        except mistakes as e:
            opened.close()
            if mode == 'r':
                raise ReadError(f'not {kind} file') from e
            raise
        except:
            opened.close()
            raise
        archive._extfileobj = False
        return archive

    @classmethod
    def gzopen(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        """Open an archive that gzip has compressed."""
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            from gzip import GzipFile
        except ImportError:
            raise CompressionError('gzip module is not available') from None
        return cls._open_compressed(name, mode, GzipFile(name, mode + 'b', compresslevel, fileobj), kwargs,
                                    'a gzip', (OSError, EOFError))

    @classmethod
    def bz2open(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        """Open an archive that bzip2 has compressed."""
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            from bz2 import BZ2File
        except ImportError:
            raise CompressionError('bz2 module is not available') from None
        return cls._open_compressed(name, mode, BZ2File(fileobj or name, mode, compresslevel=compresslevel),
                                    kwargs, 'a bzip2',
                                    (OSError, EOFError))

    @classmethod
    def xzopen(cls, name, mode='r', fileobj=None, preset=None, **kwargs):
        """Open an archive that xz has compressed."""
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            from lzma import LZMAFile, LZMAError
        except ImportError:
            raise CompressionError('lzma module is not available') from None
        return cls._open_compressed(name, mode, LZMAFile(fileobj or name, mode, preset=preset), kwargs,
                                    'an lzma', (LZMAError, EOFError))

    @classmethod
    def zstopen(cls, name, mode='r', fileobj=None, level=None, options=None, zstd_dict=None, **kwargs):
        """Open an archive that Zstandard has compressed."""
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            from compression.zstd import ZstdFile, ZstdError
        except ImportError:
            raise CompressionError('compression.zstd module is not available') from None
        opened = ZstdFile(fileobj or name, mode, level=level, options=options, zstd_dict=zstd_dict)
        return cls._open_compressed(name, mode, opened, kwargs, 'a zstd', (ZstdError, EOFError))

    def close(self):
        """Close the archive; one that was written gets its end."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ('a', 'w', 'x'):
                self.fileobj.write(NUL * (BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                rest = self.offset % RECORDSIZE
                if rest:
                    self.fileobj.write(NUL * (RECORDSIZE - rest))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    def _check(self, mode=None):
        if self.closed:
            raise OSError('%s is closed' % self.__class__.__name__)
        if mode is not None and self.mode not in mode:
            raise OSError('bad operation for mode %r' % self.mode)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
            return
        if not self._extfileobj:                     # what went wrong must not look complete
            self.fileobj.close()
        self.closed = True

    # ---- members

    def getmember(self, name):
        """Return the last member of a name."""
        found = self._getmember(name)
        if found is None:                            # names of folders are known without the slash
            found = self._getmember(name.rstrip('/'))
        if found is None:
            raise KeyError('filename %r not found' % name)
        return found

    def getmembers(self):
        """Return all members."""
        self._check()
        if not self._loaded:
            self._load()
        return self.members

    def getnames(self):
        """Return the names of all members."""
        return [member.name for member in self.getmembers()]

    def _load(self):
        if not self.stream:
            while self.next() is not None:
                pass
            self._loaded = True

    def _getmember(self, name, before=None):
        members = self.getmembers()
        if before is not None:
            members = members[:members.index(before)]
        return next((member for member in reversed(members) if member.name == name), None)

    def next(self):
        """Return the next member, or None at the end."""
        self._check('ra')
        if self.firstmember is not None:
            member, self.firstmember = self.firstmember, None
            return member
        if self.offset != self.fileobj.tell():
            if self.offset == 0:
                return None
            self.fileobj.seek(self.offset - 1)
            if not self.fileobj.read(1):
                raise ReadError('unexpected end of data')
        member = self._read_member()
        if member is None:
            self._loaded = True
        elif not self.stream:
            self.members.append(member)
        return member

    def _read_member(self):
        while True:
            try:
                return self.tarinfo.fromtarfile(self)
            except (EOFHeaderError, InvalidHeaderError) as e:
                if self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
                if isinstance(e, InvalidHeaderError) and self.offset == 0:
                    raise ReadError(str(e)) from None
                return None
            except EmptyHeaderError:
                if self.offset == 0:
                    raise ReadError('empty file') from None
                return None
            except TruncatedHeaderError as e:
                if self.offset == 0:
                    raise ReadError(str(e)) from None
                return None
            except SubsequentHeaderError as e:
                raise ReadError(str(e)) from None
            except Exception as e:
                try:
                    import zlib
                except ImportError:
                    raise e from None
                if isinstance(e, zlib.error):
                    raise ReadError(f'zlib error: {e}') from None
                raise

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        at = 0
        if self.firstmember is not None:
            member = self.next()
            at = 1
            yield member
        while True:
            if at < len(self.members):
                member = self.members[at]
            elif not self._loaded:
                member = self.next()
                if member is None:
                    self._loaded = True
                    return
            else:
                return
            at += 1
            yield member

    def list(self, verbose=True, *, members=None):
        """Print the members, as ls -l does or their names alone."""
        self._check()
        for member in self if members is None else members:
            line = self._line(member) if verbose else member.name + ('/' if member.isdir() else '') + ' '
            # A name is shown also where the output's encoding lacks its characters.
            encoding = getattr(sys.stdout, 'encoding', None) or 'utf-8'
            print(line.encode(encoding, 'backslashreplace').decode(encoding))

    @staticmethod
    def _line(member):
        mode = '??????????' if member.mode is None else stat.filemode(member.mode | mode_of_type(member.type))
        size = f'{member.devmajor},{member.devminor}' if member.ischr() or member.isblk() else f'{member.size:d}'
        when = '????-??-?? ??:??:??' if member.mtime is None else '%d-%02d-%02d %02d:%02d:%02d' % time.localtime(member.mtime)[:6]
        name = member.name + ('/' if member.isdir() else '')
        link = ' -> ' + member.linkname if member.issym() else ' link to ' + member.linkname if member.islnk() else ''
        return f'{mode} {member.uname or member.uid}/{member.gname or member.gid} {size:>10} {when} {name}{link} '

    # ---- writing

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """Return a member for a file, which is not added yet."""
        self._check('awx')
        name = fileobj.name if fileobj is not None else name
        arcname = os.fspath(name if arcname is None else arcname).replace(os.sep, '/').lstrip('/')
        member = self.tarinfo()
        member._tarfile = self
        stats = os.fstat(fileobj.fileno()) if fileobj is not None else os.stat(name) if self.dereference else os.lstat(name)
        kind = type_of_mode(stats.st_mode)
        if kind is None:
            return None
        if kind == REGTYPE:
            inode = stats.st_ino, stats.st_dev
            first = self.inodes.get(inode, '')
            if not self.dereference and stats.st_nlink > 1 and first and arcname != first:
                kind, member.linkname = LNKTYPE, first
            elif inode[0]:
                self.inodes[inode] = arcname
        elif kind == SYMTYPE:
            member.linkname = os.readlink(name)
        member.name, member.mode, member.type = arcname, stats.st_mode, kind
        member.uid, member.gid, member.mtime = stats.st_uid, stats.st_gid, stats.st_mtime
        member.size = stats.st_size if kind == REGTYPE else 0
        self._name_owners(member)
        if kind in (CHRTYPE, BLKTYPE):
            member.devmajor, member.devminor = os.major(stats.st_rdev), os.minor(stats.st_rdev)
        return member

    @staticmethod
    def _name_owners(member):
        try:
            import grp
            import pwd
            member.uname = pwd.getpwuid(member.uid)[0]
            member.gname = grp.getgrgid(member.gid)[0]
        except (ImportError, KeyError):
            pass

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Add a file, or a folder with all that is in it; a filter may change the members or leave them out."""
        self._check('awx')
        name = os.fspath(name)
        arcname = name if arcname is None else os.fspath(arcname)
        if self.name is not None and os.path.abspath(name) == self.name:
            return
        member = self.gettarinfo(name, arcname)
        if member is not None and filter is not None:
            member = filter(member)
        if member is None:
            return
        if member.isreg():
            with builtins.open(name, 'rb') as file:
                self.addfile(member, file)
            return
        self.addfile(member)
        if member.isdir() and recursive:
            for inner in sorted(os.listdir(name)):
                self.add(os.path.join(name, inner), os.path.join(arcname, inner), recursive, filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        """Add a member, and its data out of a file."""
        self._check('awx')
        if fileobj is None and tarinfo.isreg() and tarinfo.size != 0:
            raise ValueError('fileobj not provided for non zero-size regular file')
        import copy
        member = copy.copy(tarinfo)
        header = member.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        self.offset += len(header)
        if fileobj is not None:
            _copy(fileobj, self.fileobj, member.size, self.copybufsize)
            rest = -member.size % BLOCKSIZE
            self.fileobj.write(NUL * rest)
            self.offset += member.size + rest
        self.members.append(member)

    # ---- extracting

    def _filter(self, filter):
        if filter is None:
            filter = self.extraction_filter
            if filter is None:
                return data_filter
            if isinstance(filter, str):
                raise TypeError('String names are not supported for TarFile.extraction_filter. Use a function such as '
                                'tarfile.data_filter directly.')
            return filter
        if callable(filter):
            return filter
        try:
            return _FILTERS[filter]
        except KeyError:
            raise ValueError(f'filter {filter!r} not found') from None

    def extractall(self, path='.', members=None, *, numeric_owner=False, filter=None):
        """Extract all members, or those given, into a folder."""
        function, folders = self._filter(filter), []
        for member in self if members is None else members:
            found = self._filtered(member, function, path)
            if found is None:
                continue
            if found.isdir():
                folders.append(member)               # its times change when something is put into it
            self._extract_one(found, path, not found.isdir(), numeric_owner, function)
        for folder in sorted(folders, key=lambda folder: folder.name, reverse=True):
            # Another member may be there by now, or a link on the way to it.
            try:
                folder = function(folder, path)
            except (OSError, UnicodeEncodeError, FilterError) as e:
                self._dbg(1, f'tarfile: {e}')
                continue
            where = folder and os.path.join(path, folder.name)
            if where is None or os.path.islink(where.rstrip('/')) or not os.path.isdir(where):
                continue
            try:
                self.chown(folder, where, numeric_owner)
                self.utime(folder, where)
                self.chmod(folder, where)
            except ExtractError as e:
                self._handle_nonfatal_error(e)

    def extract(self, member, path='', set_attrs=True, *, numeric_owner=False, filter=None):
        """Extract a member into a folder."""
        function = self._filter(filter)
        found = self._filtered(member, function, path)
        if found is not None:
            self._extract_one(found, path, set_attrs, numeric_owner, function)

    def _filtered(self, member, function, path):
        self._check('r')
        member = self.getmember(member) if isinstance(member, str) else member
        try:
            found = function(member, path)
        except (OSError, UnicodeEncodeError, FilterError) as e:
            self._handle_fatal_error(e)
            return None
        except ExtractError as e:
            self._handle_nonfatal_error(e)
            return None
        if found is not None and found.islnk():
            import copy
            found = copy.copy(found)
            found._link_target = os.path.join(path, found.linkname)
        return found

    def _extract_one(self, member, path, set_attrs, numeric_owner, function):
        try:
            self._extract_member(member, os.path.join(path, member.name), set_attrs, numeric_owner, function,
                                 path)
        except (OSError, UnicodeEncodeError) as e:
            self._handle_fatal_error(e)
        except ExtractError as e:
            self._handle_nonfatal_error(e)

    def _handle_nonfatal_error(self, e):
        if self.errorlevel > 1:
            raise e
        self._dbg(1, 'tarfile: %s' % e)

    def _handle_fatal_error(self, e):
        if self.errorlevel > 0:
            raise e
        if isinstance(e, OSError):
            self._dbg(1, 'tarfile: %s %s' % (e.strerror, repr(e.filename) if e.filename is not None else ''))
        else:
            self._dbg(1, 'tarfile: %s %s' % (type(e).__name__, e))

    def _dbg(self, level, message):
        if level <= self.debug:
            print(message, file=sys.stderr)

    def extractfile(self, member):
        """Return a file for reading the data of a member; None if it has none."""
        self._check('r')
        member = self.getmember(member) if isinstance(member, str) else member
        if member.isreg() or member.type not in SUPPORTED_TYPES:
            return self.fileobject(self, member)
        if member.islnk() or member.issym():
            if isinstance(self.fileobj, _Stream):
                raise StreamError('cannot extract (sym)link as file object')
            return self.extractfile(self._find_link_target(member))
        return None

    def _find_link_target(self, member):
        if member.issym():
            name, before = os.path.normpath('/'.join(filter(None,
                                                            (os.path.dirname(member.name),
                                                             member.linkname)))), None
        else:
            name, before = os.path.normpath(member.linkname), member
        found = self._getmember(name, before if before in self.getmembers() else None)
        if found is None:
            raise KeyError('linkname %r not found' % name)
        return found

    def _extract_member(self, member, target, set_attrs, numeric_owner, function, root):
        target = target.rstrip('/')
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if member.isreg():
            self.makefile(member, target)
        elif member.isdir():
            self.makedir(member, target)
        elif member.isfifo():
            self.makefifo(member, target)
        elif member.ischr() or member.isblk():
            self.makedev(member, target)
        elif member.islnk() or member.issym():
            self._make_link(member, target, function, root)
        else:
            self.makefile(member, target)
        if set_attrs:
            self.chown(member, target, numeric_owner)
            if not member.issym():
                self.chmod(member, target)
                self.utime(member, target)

    def makedir(self, tarinfo, targetpath):
        """Make a folder."""
        try:
            if tarinfo.mode is None:
                os.mkdir(targetpath)
            else:
                os.mkdir(targetpath, 0o700)          # until all is in it
        except FileExistsError:
            if not os.path.isdir(targetpath):
                raise

    def makefile(self, tarinfo, targetpath):
        """Make a file."""
        source = self.fileobj
        source.seek(tarinfo.offset_data)
        with builtins.open(targetpath, 'wb') as target:
            if tarinfo.sparse is None:
                _copy(source, target, tarinfo.size, self.copybufsize, ReadError)
                return
            for offset, size in tarinfo.sparse:
                target.seek(offset)
                _copy(source, target, size, self.copybufsize, ReadError)
            target.seek(tarinfo.size)
            target.truncate()

    def makefifo(self, tarinfo, targetpath):
        """Make a named pipe."""
        os.mkfifo(targetpath)

    def makedev(self, tarinfo, targetpath):
        """Make a device."""
        mode = 0o600 if tarinfo.mode is None else tarinfo.mode
        os.mknod(targetpath, mode | (stat.S_IFBLK if tarinfo.isblk() else stat.S_IFCHR),
                 os.makedev(tarinfo.devmajor, tarinfo.devminor))

    def _make_link(self, member, target, function, root):
        if os.path.lexists(target):
            os.unlink(target)
        if member.issym():
            os.symlink(member.linkname, target)
            return
        if os.path.exists(member._link_target):
            # Of a symbolic link the file: the link itself would lead elsewhere from here.
            real = os.path.realpath(member._link_target) if os.path.islink(member._link_target) else None
            if real is None or _is_inside(real, os.path.realpath(root)):
                os.link(real or member._link_target, target)
                return
        # What it links to has not been extracted: it gets a copy.
        found = self._find_link_target(member)
        try:
            copied = function(found, root)
            # It may be good where it is, but not here.
            if copied is not None and function(copied.replace(name=member.name, deep=False), root) is None:
                copied = None
        except FilterError as e:
            raise LinkFallbackError(member, found.name) from e
        if copied is not None:
            self._extract_member(copied, target, True, False, function, root)

    def chown(self, tarinfo, targetpath, numeric_owner):
        """Give a file its owner, if we may."""
        if not hasattr(os, 'geteuid') or os.geteuid() != 0:
            return
        user, group = tarinfo.uid, tarinfo.gid
        if not numeric_owner:
            try:
                import grp
                import pwd
                group = grp.getgrnam(tarinfo.gname)[2] if tarinfo.gname else group
                user = pwd.getpwnam(tarinfo.uname)[2] if tarinfo.uname else user
            except (ImportError, KeyError):
                pass
        try:
            (os.lchown if tarinfo.issym() else os.chown)(targetpath, -1 if user is None else user, -1
                                                         if group is None else group)
        except (OSError, OverflowError) as e:
            raise ExtractError('could not change owner') from e

    def chmod(self, tarinfo, targetpath):
        """Give a file its permissions."""
        if tarinfo.mode is not None:
            try:
                os.chmod(targetpath, tarinfo.mode)
            except OSError as e:
                raise ExtractError('could not change mode') from e

    def utime(self, tarinfo, targetpath):
        """Give a file its time."""
        if tarinfo.mtime is not None:
            try:
                os.utime(targetpath, (tarinfo.mtime, tarinfo.mtime))
            except OSError as e:
                raise ExtractError('could not change modification time') from e


def _copy(source, target, length, size, error=OSError):
    left, size = length, size or 1 << 16
    while left > 0:
        data = source.read(min(size, left))
        if not data:
            raise error('unexpected end of data')
        target.write(data)
        left -= len(data)


def is_tarfile(name):
    """Return whether a file, open or by its name, is an archive that can be read."""
    try:
        if hasattr(name, 'read'):
            before = name.tell()
            archive = open(fileobj=name)
            name.seek(before)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False


def main():
    """What python -m tarfile does."""
    from _tar_command import main as command
    command()


open = TarFile.open

if __name__ == '__main__':
    main()
