"""Importing from zip files: a file on sys.path that is one is searched like a folder.

The files in an archive that modules can be made of are the same as elsewhere, x.py, x.pyc, x/__init__.py and
x/__init__.pyc; here a compiled file comes first, if it fits the source beside it.
"""

import importlib
import io
import marshal
import os
import struct
import sys
import time
from importlib import _specs

__all__ = ['ZipImportError', 'zipimporter']

_COMMENT_MAX = 0xffff
_FULL_16, _FULL_32 = 0xffff, 0xffffffff  # what a field says whose number is in another, wider one
_ENDINGS = (('/__init__.pyc', True, True), ('/__init__.py', False, True), ('.pyc', True, False), ('.py', False, False))
_UTF8_NAME = 0x800
_STORED = 0

# Of each archive: {name in it: (path, method, packed size, size, offset, time, date, crc)}. Folders have None.
_zip_directory_cache = {}


class ZipImportError(ImportError):
    """A zip file that cannot be read, or that has no such module."""


# ---- the directory of an archive ------------------------------------------------------------

def _bad(problem, archive):
    return ZipImportError(f'{problem}: {archive!r}', path=archive)


def _read_end(file, archive):
    """Return what the record at the archive's end says: entries, size and offset of the directory, and where the directory ends."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(size - _COMMENT_MAX - 22 - 76, 0))
    tail = file.read()
    end, end64 = tail.rfind(b'PK\5\6'), tail.rfind(b'PK\6\6')
    if end64 >= 0 and end64 + 76 == end:
        entries, _, length, offset = struct.unpack_from('<4Q', tail, end64 + 24)
        return entries, length, offset, size - len(tail) + end64
    if end < 0:
        raise _bad('not a Zip file', archive)
    if len(tail) - end < 22:
        raise _bad('corrupt Zip file', archive)
    entries, _, length, offset = struct.unpack_from('<HHII', tail, end + 8)
    return entries, length, offset, size - len(tail) + end


def _wide_numbers(extra, archive):
    """Return the numbers in an entry's field for those that are too large for 32 bits."""
    while extra:
        if len(extra) < 4 or len(extra) < 4 + struct.unpack_from('<H', extra, 2)[0]:
            raise _bad("can't read header extra", archive)
        tag, size = struct.unpack_from('<HH', extra)
        if tag == 1:
            if size % 8 or size > 32:
                raise _bad("can't read header extra", archive)
            return list(struct.unpack_from(f'<{size // 8}Q', extra, 4))
        extra = extra[4 + size:]
    return []


def _entry_name(name, flags, archive):
    try:
        return name.decode('utf-8' if flags & _UTF8_NAME else 'ascii')
    except UnicodeDecodeError as error:
        if flags & _UTF8_NAME:
            raise _bad("can't decode file name in Zip file", archive) from error
        return name.decode('cp437')


def _read_entries(directory, archive, first, count, start):
    """Return the entries of a directory; `start` is where the archive begins in its file."""
    files = {}
    place = found = 0
    while directory[place:place + 4] == b'PK\1\2':
        if len(directory) - place < 46:
            raise EOFError('EOF read where not expected')
        (flags, method, clock, date, crc, packed, size, name_size, extra_size, comment_size, _, _, _, offset) = struct.unpack_from(
            '<4HIIIHHHHHII', directory, place + 8)
        place += 46
        after = place + name_size + extra_size + comment_size
        if after > len(directory):
            raise _bad("can't read Zip file", archive)
        name = _entry_name(bytes(directory[place:place + name_size]), flags, archive)
        if _FULL_32 in (packed, size, offset):
            wide = _wide_numbers(directory[place + name_size:place + name_size + extra_size], archive)
            size, packed, offset = [wide.pop(0) if n == _FULL_32 and wide else n for n in (size, packed, offset)]
        if offset > first:
            raise _bad('bad local header offset', archive)
        files[name] = (f'{archive}/{name}', method, packed, size, offset + start, clock, date, crc)
        place = after
        found += 1
    if len(directory) - place < 4:
        raise EOFError('EOF read where not expected')
    if found != count:
        raise ZipImportError(f'mismatched num_entries: {found} should be {count} in {archive!r}', path=archive)
    return files


def _read_directory(archive):
    try:
        file = io.open_code(archive)
    except OSError:
        raise _bad("can't open Zip file", archive)
    with file:
        try:
            count, length, offset, end = _read_end(file, archive)
            if end < length:
                raise _bad('bad central directory size', archive)
            if end < offset:
                raise _bad('bad central directory offset', archive)
            if end - length < offset:
                raise _bad('bad central directory size or offset', archive)
            file.seek(end - length)
            directory = memoryview(file.read(length + 4))
        except OSError:
            raise _bad("can't read Zip file", archive)
    files = _read_entries(directory, archive, offset, count, end - length - offset)
    for name in list(files):
        while '/' in name.rstrip('/'):
            name = name.rstrip('/').rpartition('/')[0] + '/'
            if name in files:
                break
            files[name] = None
    return files


def _get_data(archive, entry):
    """Return the contents of a file in an archive."""
    path, method, packed, size, offset, _, _, _ = entry
    with io.open_code(archive) as file:
        try:
            file.seek(offset)
            head = file.read(30)
            if len(head) != 30:
                raise EOFError('EOF read where not expected')
            if head[:4] != b'PK\3\4':
                raise _bad('bad local file header', archive)
            file.seek(offset + 30 + sum(struct.unpack_from('<HH', head, 26)))
            data = file.read(packed)
        except OSError:
            raise _bad("can't read Zip file", archive)
    if len(data) != packed:
        raise OSError("zipimport: can't read data")
    if method == _STORED:
        return data
    try:
        from zlib import decompress
    except Exception:
        raise ZipImportError("can't decompress data; zlib not available")
    return decompress(data, -15)


# ---- compiled files -------------------------------------------------------------------------

def _entry_time(entry):
    """Return when a file in an archive was changed, as it was in local time."""
    clock, date = entry[5:7]
    return time.mktime(((date >> 9) + 1980, date >> 5 & 15, date & 31, clock >> 11, clock >> 5 & 63, clock % 32 * 2, -1, -1, -1))


def _fits(data, flags, source, read):
    """Was a compiled file made of the source beside it? An archive has times in steps of two seconds."""
    if flags & 1:
        check = _specs._imp.check_hash_based_pycs
        if check == 'never' or not flags & 2 and check != 'always':
            return True
        return data[8:16] == _specs.source_hash(read(source))
    mtime, size = struct.unpack_from('<II', data, 8)
    if not source[5] and not source[6]:
        return True
    return abs(mtime - int(_entry_time(source))) <= 1 and size == source[3] & _FULL_32


def _same_newlines(source):
    return source.replace(b'\r\n', b'\n').replace(b'\r', b'\n')


# ---- importers ------------------------------------------------------------------------------

def _split(path):
    """Return the archive that a path leads to, and the rest behind it."""
    archive, parts = path, []
    while True:
        try:
            status = os.stat(archive)
        except (OSError, ValueError):
            archive, slash, tail = archive.rpartition('/')
            if not slash or not archive:
                raise ZipImportError('not a Zip file', path=path) from None
            parts.insert(0, tail)
        else:
            if status.st_mode & 0o170000 != 0o100000:
                raise ZipImportError('not a Zip file', path=path)
            return archive, '/'.join(parts)


class zipimporter(_specs._Loader):
    """Finds and loads the modules in a zip file, or in a folder in one."""

    def __init__(self, path):
        if not isinstance(path, str):
            raise TypeError(f'expected str, not {type(path)!r}')
        if not path:
            raise ZipImportError('archive path is empty', path=path)
        archive, prefix = _split(path)
        if archive not in _zip_directory_cache:
            _zip_directory_cache[archive] = _read_directory(archive)
        self.archive = archive
        self.prefix = prefix and prefix + '/'

    def __repr__(self):
        return f'<zipimporter object "{self.archive}/{self.prefix}">'

    def _get_files(self):
        try:
            return _zip_directory_cache[self.archive]
        except KeyError:
            try:
                files = _zip_directory_cache[self.archive] = _read_directory(self.archive)
            except ZipImportError:
                files = {}
            return files

    def invalidate_caches(self):
        """Look into the archive again when something is asked for next."""
        _zip_directory_cache.pop(self.archive, None)

    # -- what there is

    def _base(self, fullname):
        return self.prefix + fullname.rpartition('.')[2]

    def _candidates(self, fullname):
        """Yield (entry, is it compiled, is it a package, name without ending) of the files that can make a module."""
        base = self._base(fullname)
        for ending, is_compiled, is_package in _ENDINGS:
            entry = self._get_files().get(base + ending)
            if entry is not None:
                yield entry, is_compiled, is_package, base + ending.removesuffix('c').removesuffix('.py')

    def _missing(self, fullname):
        return ZipImportError(f"can't find module {fullname!r}", name=fullname)

    def _first(self, fullname):
        for found in self._candidates(fullname):
            return found
        raise self._missing(fullname)

    def find_spec(self, fullname, target=None):
        """Return the spec of a module in the archive, or None."""
        for _, _, is_package, _ in self._candidates(fullname):
            return _specs.spec_from_loader(fullname, self, is_package=is_package)
        base = self._base(fullname)
        if base + '/' not in self._get_files():
            return None
        spec = _specs.ModuleSpec(name=fullname, loader=None, is_package=True)
        spec.submodule_search_locations.append(f'{self.archive}/{base}')
        return spec

    def is_package(self, fullname):
        """Return whether a module is a package."""
        return self._first(fullname)[2]

    def iter_modules(self, prefix=''):
        """Yield (name, is it a package) of the modules that the archive has: what pkgutil asks for."""
        found = {}
        for name in self._get_files():
            if not name.startswith(self.prefix):
                continue
            first, *rest = name[len(self.prefix):].split('/')
            if rest and rest[0] in ('__init__.py', '__init__.pyc') and len(rest) == 1:
                found[first] = True
            elif not rest and first.endswith(('.py', '.pyc')) and not first.startswith('__init__.'):
                found.setdefault(first.rpartition('.')[0], False)
        for name, is_package in sorted(found.items()):
            if '.' not in name:
                yield prefix + name, is_package

    # -- what is in it

    def get_data(self, pathname):
        """Return the contents of a file: its path within the archive, or that with the archive's before it."""
        name = pathname.removeprefix(self.archive + '/')
        try:
            entry = self._get_files()[name]
        except KeyError:
            raise OSError(0, '', name) from None
        return b'' if entry is None else _get_data(self.archive, entry)

    def _load(self, fullname):
        """Return the code of a module, whether it is a package, and the path of the file it is from."""
        failure = None
        for entry, is_compiled, is_package, name in self._candidates(fullname):
            data = _get_data(self.archive, entry)
            if is_compiled:
                try:
                    code = self._unpack(fullname, entry[0], name, data)
                except ImportError as error:
                    failure = error
                    continue
                if code is None:
                    continue
            else:
                code = compile(_same_newlines(data), entry[0], 'exec', dont_inherit=True)
            return code, is_package, entry[0]
        if failure is not None:
            raise ZipImportError(f'module load failed: {failure}', name=fullname) from failure
        raise self._missing(fullname)

    def _unpack(self, fullname, path, name, data):
        """Return the code in a compiled file, or None if it does not fit its source."""
        flags = _specs._check_compiled(data, fullname, path)
        source = self._get_files().get(name + '.py')
        if source is not None and not _fits(data, flags, source, lambda entry: _get_data(self.archive, entry)):
            return None
        code = marshal.loads(memoryview(data)[16:])
        if not isinstance(code, type(_fits.__code__)):
            raise TypeError(f'compiled module {path!r} is not a code object')
        _specs._imp._fix_co_filename(code, path)
        return code

    def get_code(self, fullname):
        """Return the code of a module."""
        return self._load(fullname)[0]

    def get_filename(self, fullname):
        """Return what a module's __file__ is."""
        return self._load(fullname)[2]

    def get_source(self, fullname):
        """Return the source text of a module, or None if the archive has only its code."""
        name = self._first(fullname)[3]
        source = self._get_files().get(name + '.py')
        return None if source is None else _get_data(self.archive, source).decode()

    # -- loading

    def load_module(self, fullname):
        """Deprecated: load a module by its name."""
        import warnings
        warnings._deprecated('zipimport.zipimporter.load_module', f'{warnings._DEPRECATED_MSG}; use zipimport.zipimporter.exec_module() instead',
                             remove=(3, 15))
        return super().load_module(fullname)

    def get_resource_reader(self, fullname):
        """Return what importlib.resources reads a package's files by, or None if it is none."""
        from importlib.readers import ZipReader
        try:
            if not self.is_package(fullname):
                return None
        except ZipImportError:
            return None
        return ZipReader(self, fullname)
