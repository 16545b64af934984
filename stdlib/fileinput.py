"""The lines of the files that the command line names, or of standard input, as if they were of one file."""

import io
import os
import sys
from types import GenericAlias

__all__ = ['input', 'close', 'nextfile', 'filename', 'lineno', 'filelineno', 'fileno', 'isfirstline',
           'isstdin', 'FileInput', 'hook_compressed', 'hook_encoded']

_state = None


def input(files=None, inplace=False, backup='', *, mode='r', openhook=None, encoding=None, errors=None):
    """Return a FileInput, which the functions of this module ask from then on."""
    global _state
    if _state and _state._file:
        raise RuntimeError('input() already active')
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    """Close the sequence that input() returned."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError('no active input()')
    return _state


def nextfile():
    """Close the current file; the next line is the first of the next one."""
    return _active().nextfile()


def filename():
    """Return the current file's name, None before the first line."""
    return _active().filename()


def lineno():
    """Return the number of the last line, counted over all files."""
    return _active().lineno()


def filelineno():
    """Return the number of the last line in its file."""
    return _active().filelineno()


def fileno():
    """Return the current file's descriptor, -1 if there is none."""
    return _active().fileno()


def isfirstline():
    """Return whether the last line was the first of its file."""
    return _active().isfirstline()


def isstdin():
    """Return whether the last line was from standard input."""
    return _active().isstdin()


class FileInput:
    """Iterates over the lines of files; '-' is standard input.

    inplace: what is printed meanwhile goes into the current file instead of what was in it; backup is
    the suffix under which that is kept. openhook(name, mode[, encoding=, errors=]) opens the files.
    """

    _file = _output = _saved_stdout = _kept = None
    _isstdin = False

    def __init__(self, files=None, inplace=False, backup='', *, mode='r', openhook=None, encoding=None,
                 errors=None):
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        else:
            files = tuple(sys.argv[1:] if files is None else files) or ('-',)
        if mode not in ('r', 'rb'):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if inplace and openhook:
            raise ValueError('FileInput cannot use an opening hook in inplace mode')
        if openhook and not callable(openhook):
            raise ValueError('FileInput openhook must be callable')
        self._files = files
        self._inplace, self._backup = inplace, backup
        self._mode, self._encoding, self._errors = mode, encoding, errors
        self._openhook = openhook
        self._filename = None
        self._startlineno = self._filelineno = 0

    def __del__(self):
        self.close()

    def close(self):
        """Close the current file and forget those that follow."""
        try:
            self.nextfile()
        finally:
            self._files = ()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def nextfile(self):
        """Close the current file; the next line is the first of the next one."""
        stdout, self._saved_stdout = self._saved_stdout, None
        if stdout:
            sys.stdout = stdout
        output, self._output = self._output, None
        file, self._file = self._file, None
        kept, self._kept = self._kept, None
        try:
            if output:
                output.close()
        finally:
            try:
                if file and not self._isstdin:
                    file.close()
            finally:
                if kept and not self._backup:
                    try:
                        os.unlink(kept)
                    except OSError:
                        pass
                self._isstdin = False

    def readline(self):
        """Return the next line, empty at the end of the last file."""
        while True:
            line = self._file.readline() if self._file else None
            if line:
                self._filelineno += 1
                return line
            if self._file:
                self.nextfile()
            if not self._files:
                return b'' if 'b' in self._mode else ''
            self._open()

    def _open(self):
        self._filename, *files = self._files
        self._files = tuple(files)
        self._startlineno = self.lineno()
        self._filelineno = 0
        encoding = None if 'b' in self._mode else self._encoding or 'locale'
        if self._filename == '-':
            self._filename = '<stdin>'
            self._file = getattr(sys.stdin, 'buffer', sys.stdin) if 'b' in self._mode else sys.stdin
            self._isstdin = True
        elif self._inplace:
            self._replace(encoding)
        elif self._openhook is None:
            self._file = open(self._filename, self._mode, encoding=encoding, errors=self._errors)
        elif self._encoding is None:
            self._file = self._openhook(self._filename, self._mode)
        else:
            self._file = self._openhook(self._filename, self._mode, encoding=self._encoding, errors=self._errors)

    def _replace(self, encoding):
        """Move the file away and let what is printed go into a new one, which has its permissions."""
        name = os.fspath(self._filename)
        suffix = self._backup or ('.bak' if isinstance(name, str) else b'.bak')
        self._kept = name + suffix
        try:
            os.unlink(self._kept)
        except OSError:
            pass
        os.rename(name, self._kept)
        self._file = open(self._kept, self._mode, encoding=encoding, errors=self._errors)
        mode = self._mode.replace('r', 'w')
        try:
            permissions = os.fstat(self._file.fileno()).st_mode
        except OSError:
            self._output = open(name, mode, encoding=encoding, errors=self._errors)
        else:
            fd = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, permissions)
            self._output = os.fdopen(fd, mode, encoding=encoding, errors=self._errors)
            try:
                os.chmod(name, permissions)
            except OSError:
                pass        # what the file was made with has to do
        self._saved_stdout = sys.stdout
        sys.stdout = self._output

    def filename(self):
        """Return the current file's name, None before the first line."""
        return self._filename

    def lineno(self):
        """Return the number of the last line, counted over all files."""
        return self._startlineno + self._filelineno

    def filelineno(self):
        """Return the number of the last line in its file."""
        return self._filelineno

    def fileno(self):
        """Return the current file's descriptor, -1 if there is none."""
        try:
            return self._file.fileno() if self._file else -1
        except ValueError:
            return -1

    def isfirstline(self):
        """Return whether the last line was the first of its file."""
        return self._filelineno == 1

    def isstdin(self):
        """Return whether the last line was from standard input."""
        return self._isstdin

    __class_getitem__ = classmethod(GenericAlias)


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """Open files whose names end in .gz and .bz2 as what they are, and others as usual."""
    if encoding is None and 'b' not in mode:
        encoding = 'locale'
    suffix = os.path.splitext(filename)[1]
    if suffix == '.gz':
        import gzip
        stream = gzip.open(filename, mode)
    elif suffix == '.bz2':
        import bz2
        stream = bz2.BZ2File(filename, mode)
    else:
        return open(filename, mode, encoding=encoding, errors=errors)
    return stream if 'b' in mode else io.TextIOWrapper(stream, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """Return a hook that opens files with an encoding."""
    def openhook(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)
    return openhook
