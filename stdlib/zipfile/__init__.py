"""ZIP archives: reading, writing, extracting."""

import io
import os
import shutil
import threading

from zipfile._members import SharedFile, ZipExtFile, ZipWriteFile, check_compression
from zipfile._records import (FLAG_DESCRIPTOR, FLAG_ENCRYPTED, FLAG_OPTION_1, FLAG_PATCH,
                              FLAG_STRONG, FLAG_UTF_8, ZIP64_LIMIT, ZIP_BZIP2, ZIP_DEFLATED,
                              ZIP_FILECOUNT_LIMIT, ZIP_LZMA, ZIP_MAX_COMMENT, ZIP_STORED,
                              ZIP_ZSTANDARD, BadZipFile, LargeZipFile, ZipInfo, end_records, read_directory,
                              read_end, read_file_header)

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2",
           "ZIP_LZMA", "ZIP_ZSTANDARD", "is_zipfile", "ZipInfo", "ZipFile", "LargeZipFile", "Path",
           "PyZipFile"]

error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """Whether a file, by name or open, is an archive."""
    try:
        if hasattr(filename, "read"):
            at = filename.tell()
            try:
                return _looks_like_archive(filename)
            finally:
                filename.seek(at)
        with io.open(filename, "rb") as file:
            return _looks_like_archive(file)
    except (OSError, BadZipFile):
        return False


def _looks_like_archive(file):
    end = read_end(file)
    if not end:
        return False
    start = end.offset + end.before
    if start < 0:
        return False
    file.seek(start)
    return end.count == 0 and end.size == 0 or file.read(4) == b"PK\001\002"


class _Tellable:
    """A file that can only be written to, with a count of what was written."""

    def __init__(self, file):
        self.file, self._offset = file, 0

    def write(self, data):
        n = self.file.write(data)
        self._offset += n
        return n

    def tell(self):
        return self._offset

    def flush(self):
        self.file.flush()

    def close(self):
        self.file.close()


_WRITING = ("Can't {} the ZIP file while there is an open writing handle on it. "
            "Close the writing handle before {}.")


class ZipFile:
    """An archive. mode: 'r' to read, 'w' to write anew, 'x' if it is not there, 'a' to add."""

    fp = None
    _ignore_invalid_names = False       # else a name that leads out of the folder is taken as one below it

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None,
                 *, strict_timestamps=True, metadata_encoding=None):
        if mode not in ('r', 'w', 'x', 'a'):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        check_compression(compression)
        if metadata_encoding and mode != 'r':
            raise ValueError("metadata_encoding is only supported for reading files")
        self._allowZip64, self._didModify, self.debug = allowZip64, False, 0
        self.NameToInfo, self.filelist = {}, []
        self.compression, self.compresslevel, self.mode = compression, compresslevel, mode
        self.pwd, self._comment = None, b''
        self._strict_timestamps, self.metadata_encoding = strict_timestamps, metadata_encoding
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        self._filePassed = not isinstance(file, str)
        self.filename = getattr(file, 'name', None) if self._filePassed else file
        self.fp = file if self._filePassed else self._open_file(file, mode)
        self._fileRefCnt = 1                     # members that are open, and the archive
        self._lock = threading.RLock()
        self._seekable, self._writing = True, False
        try:
            self._start(mode)
        except:
            fp, self.fp = self.fp, None
            self._fpclose(fp)
            raise

    @staticmethod
    def _open_file(name, mode):
        """For reading too, if that may be; a file to be added to may have to be made."""
        attempts = {'r': ['rb'], 'w': ['w+b', 'wb'], 'x': ['x+b', 'xb'],
                    'a': ['r+b', 'w+b', 'wb']}[mode]
        for attempt in attempts[:-1]:
            try:
                return io.open(name, attempt)
            except OSError:
                pass
        return io.open(name, attempts[-1])

    def _start(self, mode):
        if mode == 'r':
            self._read_contents()
        elif mode == 'a':
            try:
                self._read_contents()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                self.fp.seek(0, 2)
                self._didModify = True
                self.start_dir = self.fp.tell()
        else:
            self._didModify = True
            try:
                self.start_dir = self.fp.tell()
            except (AttributeError, OSError):
                self.fp, self.start_dir, self._seekable = _Tellable(self.fp), 0, False
            else:
                try:
                    self.fp.seek(self.start_dir)
                except (AttributeError, OSError):
                    self._seekable = False

    def _read_contents(self):
        try:
            end = read_end(self.fp)
        except OSError:
            end = None
        if not end:
            raise BadZipFile("File is not a zip file")
        self._comment, self.start_dir = end.comment, end.offset + end.before
        self.filelist = read_directory(self.fp, end, self.metadata_encoding)
        self.NameToInfo = {info.filename: info for info in self.filelist}

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        text = f'<{self.__class__.__module__}.{self.__class__.__qualname__}'
        if self.fp is None:
            return text + ' [closed]>'
        if self._filePassed:
            text += f' file={self.fp!r}'
        elif self.filename is not None:
            text += f' filename={self.filename!r}'
        return text + f' mode={self.mode!r}>'

    # ---- what is in it ----

    def namelist(self):
        """The names of the members."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """The ZipInfos of the members."""
        return self.filelist

    def printdir(self, file=None):
        """Print a table of the members."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            moment = "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6]
            print("%-46s %s %12d" % (info.filename, moment, info.file_size), file=file)

    def testzip(self):
        """The first member that is damaged, or None."""
        for info in self.filelist:
            try:
                with self.open(info.filename, "r") as file:
                    while file.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename

    def getinfo(self, name):
        """The ZipInfo of a member."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f'There is no item named {name!r} in the archive')
        return info

    def setpassword(self, pwd):
        """Set the password of encrypted members."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    @property
    def comment(self):
        """The comment of the archive: bytes."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn(f'Archive comment is too long; truncating to {ZIP_MAX_COMMENT} bytes',
                          stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment, self._didModify = comment, True

    # ---- members ----

    def read(self, name, pwd=None):
        """All bytes of a member."""
        with self.open(name, "r", pwd) as file:
            return file.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """A member as a file; with mode 'w' it is made."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == 'w':
            info = ZipInfo(name)
            info.compress_type, info.compress_level = self.compression, self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == 'w':
            return self._open_to_write(info, force_zip64)
        if self._writing:
            raise ValueError(_WRITING.format("read from", "trying to read"))
        with self._lock:
            self._fileRefCnt += 1
        file = SharedFile(self, info.header_offset, self._fpclose)
        try:
            pwd = self._check_member(file, info, pwd, name)
            return ZipExtFile(file, mode + 'b', info, pwd, True)
        except:
            file.close()
            raise

    def _check_member(self, file, info, pwd, name):
        """Reads the member's header; the password, if one is needed."""
        header_name, flags = read_file_header(file)
        if info.flag_bits & FLAG_PATCH:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if info.flag_bits & FLAG_STRONG:
            raise NotImplementedError("strong encryption (flag bit 6)")
        encoding = 'utf-8' if flags & FLAG_UTF_8 else self.metadata_encoding or 'cp437'
        if header_name.decode(encoding) != info.orig_filename:
            raise BadZipFile(f'File name in directory {info.orig_filename!r} and header '
                             f'{header_name!r} differ.')
        if info._end_offset is not None and file.tell() + info.compress_size > info._end_offset:
            message = f"Overlapped entries: {info.orig_filename!r} (possible zip bomb)"
            if info._end_offset != info.header_offset:
                raise BadZipFile(message)
            import warnings
            warnings.warn(message, skip_file_prefixes=(ZipFile.open.__code__.co_filename,))
        if not info.flag_bits & FLAG_ENCRYPTED:
            return None
        pwd = pwd or self.pwd
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        if not pwd:
            raise RuntimeError(f"File {name!r} is encrypted, password required for extraction")
        return pwd

    def _open_to_write(self, info, force_zip64):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening "
                             "the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle "
                             "open on it. Close the first handle before opening another.")
        info.compress_size = info.CRC = 0
        info.flag_bits = FLAG_UTF_8
        if info.compress_type == ZIP_LZMA:
            info.flag_bits |= FLAG_OPTION_1      # the stream ends with a marker
        if not self._seekable:
            info.flag_bits |= FLAG_DESCRIPTOR
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        zip64 = force_zip64 or info.file_size * 1.05 > ZIP64_LIMIT
        if zip64 and not self._allowZip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._check_write(info)
        self._didModify = True
        self.fp.write(info.FileHeader(zip64))
        self._writing = True
        return ZipWriteFile(self, info, zip64)

    def _check_write(self, info):
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn(f'Duplicate name: {info.filename!r}', stacklevel=4)
        if self.mode not in ('w', 'x', 'a'):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        check_compression(info.compress_type)
        if not self._allowZip64:
            too_large = ("Files count" if len(self.filelist) >= ZIP_FILECOUNT_LIMIT
                         else "Filesize" if info.file_size > ZIP64_LIMIT
                         else "Zipfile size" if info.header_offset > ZIP64_LIMIT else None)
            if too_large:
                raise LargeZipFile(too_large + " would require ZIP64 extensions")

    def _check_can_write(self):
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file or folder of the system."""
        self._check_can_write()
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            info.compress_size = info.CRC = 0
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(info, 'w') as target:
            shutil.copyfileobj(source, target, 1024 * 8)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add a member with these bytes, or this text in UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info)._for_archive(self)
        self._check_can_write()
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self._lock, self.open(info, mode='w') as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=0o777):
        """Add a folder."""
        info = zinfo_or_directory_name
        if isinstance(info, str):
            info = ZipInfo(info if info.endswith('/') else info + '/')
            info.CRC = 0
            info.external_attr = ((0o40000 | mode) & 0xffff) << 16 | 0x10
        elif not isinstance(info, ZipInfo):
            raise TypeError("Expected type str or ZipInfo")
        elif not info.is_dir():
            raise ValueError("The given ZipInfo does not describe a directory")
        self._check_can_write()
        with self._lock:
            if self._seekable:
                self.fp.seek(self.start_dir)
            info.header_offset = self.fp.tell()
            if info.compress_type == ZIP_LZMA:
                info.flag_bits |= FLAG_OPTION_1
            self._check_write(info)
            self._didModify = True
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            self.fp.write(info.FileHeader(False))
            self.start_dir = self.fp.tell()

    # ---- extracting ----

    def extract(self, member, path=None, pwd=None):
        """Extract a member below a folder; the path of the file that was made is returned."""
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Extract all members, or some."""
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract_member(member, path, pwd)

    def _extract_member(self, member, folder, pwd):
        """Whatever a name says, nothing is made outside of the folder."""
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        parts = member.filename.split('/')
        if self._ignore_invalid_names and (member.filename.startswith('/') or os.path.pardir in parts):
            return
        parts = [part for part in parts if part not in ('', os.path.curdir, os.path.pardir)]
        if not parts and not member.is_dir():
            if self._ignore_invalid_names:
                return
            raise ValueError("Empty filename.")
        path = os.path.normpath(os.path.join(folder, *parts))
        above = os.path.dirname(path)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if member.is_dir():
            if not os.path.isdir(path):
                os.makedirs(path, exist_ok=True)
            return path
        with self.open(member, pwd=pwd) as source, open(path, "wb") as target:
            shutil.copyfileobj(source, target)
        return path

    # ---- closing ----

    def __del__(self):
        self.close()

    def close(self):
        """Close the archive; one that was written gets its directory."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError(_WRITING.format("close", "closing the zip"))
        try:
            if self.mode in ('w', 'x', 'a') and self._didModify:
                with self._lock:
                    if self._seekable:
                        self.fp.seek(self.start_dir)
                    self._write_directory()
        finally:
            fp, self.fp = self.fp, None
            self._fpclose(fp)

    def _write_directory(self):
        for info in self.filelist:
            self.fp.write(info._central_record())
        end = self.fp.tell()
        self.fp.write(end_records(len(self.filelist), end - self.start_dir, self.start_dir, end,
                                  self._comment, self._allowZip64))
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def _fpclose(self, fp):
        with self._lock:
            self._fileRefCnt -= 1
            last = not self._fileRefCnt
        if last and not self._filePassed:
            fp.close()


def main(args=None):
    from zipfile._command import main
    main(args)


from zipfile._path import CompleteDirs, Path
from zipfile._python import PyZipFile
