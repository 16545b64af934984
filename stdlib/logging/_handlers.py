"""Where records go: streams, files, nowhere."""

import io
import logging
import os
import sys
import threading
import traceback
import weakref
from types import GenericAlias

from logging._records import Filterer, LogRecord, _defaultFormatter

__all__ = ['Handler', 'StreamHandler', 'FileHandler', 'NullHandler', 'getHandlerByName',
           'getHandlerNames']

_handlers = weakref.WeakValueDictionary()   # by name
_handlerList = []                           # references to all, in the order they were made


def _removeHandlerRef(reference):
    # When the program ends, parts of it may be gone.
    handlers, lock = _handlerList, logging._lock
    if lock and handlers:
        with lock:
            try:
                handlers.remove(reference)
            except ValueError:
                pass


def _addHandlerRef(handler):
    with logging._lock:
        _handlerList.append(weakref.ref(handler, _removeHandlerRef))


def getHandlerByName(name):
    """Return the handler of that name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """Return a set of the names that handlers have."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Sends records somewhere, if they have its level and its filters let them pass."""

    def __init__(self, level=logging.NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = logging._checkLevel(level)
        self.formatter = None
        self._closed = False
        _addHandlerRef(self)
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        with logging._lock:
            if self._name in _handlers:
                del _handlers[self._name]
            self._name = name
            if name:
                _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """Make the lock that is held while a record is emitted."""
        self.lock = threading.RLock()
        logging._at_fork_reinit_lock_weakset.add(self)

    def _at_fork_reinit(self):
        if self.lock:
            self.lock._at_fork_reinit()

    def acquire(self):
        """Take the lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Give the lock back."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Set the level that records must have."""
        self.level = logging._checkLevel(level)

    def format(self, record):
        """Return the record as a text."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Send the record: for subclasses."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Emit the record if the filters let it pass; return what they gave."""
        passed = self.filter(record)
        if isinstance(passed, LogRecord):
            record = passed
        if passed:
            with self.lock:
                self.emit(record)
        return passed

    def setFormatter(self, fmt):
        """Set what makes texts of records."""
        self.formatter = fmt

    def flush(self):
        """Send what is kept back: for subclasses."""

    def close(self):
        """Give up the handler's name; subclasses close what they have."""
        with logging._lock:
            self._closed = True
            if self._name and self._name in _handlers:
                del _handlers[self._name]

    def handleError(self, record):
        """Tell of the exception that emit() caught, on sys.stderr, unless raiseExceptions is false."""
        if not logging.raiseExceptions or not sys.stderr:
            return
        error = sys.exception()
        try:
            sys.stderr.write('--- Logging error ---\n')
            traceback.print_exception(error, limit=None, file=sys.stderr)
            sys.stderr.write('Call stack:\n')
            # The program's own frames.
            frame = error.__traceback__.tb_frame
            while frame and frame.f_code.co_filename in _own_files:
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                sys.stderr.write('Logged from file %s, line %s\n'
                                 % (record.filename, record.lineno))
            try:
                sys.stderr.write('Message: %r\nArguments: %s\n' % (record.msg, record.args))
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write('Unable to print the message and arguments - possible formatting '
                                 'error.\nUse the traceback above to help find the error.\n')
        except OSError:
            pass
        finally:
            del error

    def __repr__(self):
        return f'<{type(self).__name__} ({logging.getLevelName(self.level)})>'


_own_files = {function.__code__.co_filename
              for function in (Handler.handle, LogRecord.getMessage, logging.addLevelName)}


class StreamHandler(Handler):
    """Writes records to a stream, by default sys.stderr."""

    terminator = '\n'

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flush the stream."""
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        """Write a record and a newline."""
        try:
            text = self.format(record)
            # One write, so that lines of several threads do not mix.
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Write to another stream; return the one before, None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        level = logging.getLevelName(self.level)
        return f'<{type(self).__name__} {name + " " if name else ""}({level})>'

    __class_getitem__ = classmethod(GenericAlias)


class FileHandler(StreamHandler):
    """Writes records to a file; with delay it is opened when the first record comes."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        # The directory may change before it is opened.
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding
        if "b" not in mode:
            self.encoding = io.text_encoding(encoding)
        self.errors = errors
        self.delay = delay
        # When the program ends, open() may be gone before records stop coming.
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def close(self):
        """Close the file."""
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream = self.stream
                        self.stream = None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                StreamHandler.close(self)

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding,
                                  errors=self.errors)

    def emit(self, record):
        """Write a record; open the file before if it is not."""
        # A file that was closed and is to be written anew would lose what it has.
        if self.stream is None and (self.mode != 'w' or not self._closed):
            try:
                self.stream = self._open()
            except Exception:
                self.handleError(record)
                return
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        level = logging.getLevelName(self.level)
        return f'<{type(self).__name__} {self.baseFilename} ({level})>'


class _StderrHandler(StreamHandler):
    """Writes to whatever sys.stderr is at the time."""

    def __init__(self, level=logging.NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Does nothing: for libraries whose users want no records."""

    def handle(self, record):
        """Do nothing."""

    def emit(self, record):
        """Do nothing."""

    def createLock(self):
        """Make no lock."""
        self.lock = None

    def _at_fork_reinit(self):
        pass
