"""Records of what a program does, and where they go.

A logger takes records, by its level and filters; they go to its handlers and to those of the loggers
that it is below in the hierarchy of names.
"""

import io
import os
import sys
import threading
import time
import traceback
import warnings
import weakref
from types import GenericAlias

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL',
           'FileHandler', 'Filter', 'Formatter', 'Handler', 'INFO', 'LogRecord', 'Logger',
           'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN', 'WARNING',
           'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable',
           'error', 'exception', 'fatal', 'getLevelName', 'getLogger', 'getLoggerClass', 'info',
           'log', 'makeLogRecord', 'setLoggerClass', 'shutdown', 'warn', 'warning',
           'getLogRecordFactory', 'setLogRecordFactory', 'lastResort', 'raiseExceptions',
           'getLevelNamesMapping', 'getHandlerByName', 'getHandlerNames']

_startTime = time.time_ns()

raiseExceptions = True      # whether handlers' errors are told, on sys.stderr
# What records hold besides.
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

# ---- levels -----------------------------------------------------------------------------------------

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levelToName = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO',
                DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_nameToLevel = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARN': WARNING,
                'WARNING': WARNING, 'INFO': INFO, 'DEBUG': DEBUG, 'NOTSET': NOTSET}

# Held by who changes what all threads share.
_lock = threading.RLock()
# All handlers that have a lock of their own: a child of a fork makes these anew.
_at_fork_reinit_lock_weakset = weakref.WeakSet()


def getLevelNamesMapping():
    """Return a dict of the names and their levels."""
    return _nameToLevel.copy()


def getLevelName(level):
    """Return a level's name; a name's level, too."""
    for table in (_levelToName, _nameToLevel):
        found = table.get(level)
        if found is not None:
            return found
    return "Level %s" % level


def addLevelName(level, levelName):
    """Call a level by a name."""
    with _lock:
        _levelToName[level] = levelName
        _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) != level:
        raise TypeError("Level not an integer or a valid string: %r" % (level,))
    if level not in _nameToLevel:
        raise ValueError("Unknown level: %r" % level)
    return _nameToLevel[level]


# ---- where records come from ------------------------------------------------------------------------

_srcfile = os.path.normcase(addLevelName.__code__.co_filename)


def currentframe():
    """Return the caller's frame."""
    return sys._getframe(1)


def _is_internal_frame(frame):
    filename = os.path.normcase(frame.f_code.co_filename)
    return filename == _srcfile or 'importlib' in filename and '_bootstrap' in filename


from logging._records import *
from logging._records import _STYLES, _defaultFormatter
from logging._handlers import *
from logging._handlers import (_StderrHandler, _addHandlerRef, _handlerList, _handlers,
                               _removeHandlerRef)

_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    """Set the function that makes records."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """Return the function that makes records."""
    return _logRecordFactory


def makeLogRecord(dict):
    """Return a record with these attributes, one that came from elsewhere."""
    record = _logRecordFactory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


# For records that no handler was found for.
_defaultLastResort = _StderrHandler(WARNING)
lastResort = _defaultLastResort


def _before_fork():
    _lock.acquire()


def _after_fork_in_parent():
    _lock.release()


def _after_fork_in_child():
    # Other threads may have had handlers' locks; they are not in the child.
    for handler in _at_fork_reinit_lock_weakset:
        handler._at_fork_reinit()
    _lock._at_fork_reinit()


os.register_at_fork(before=_before_fork, after_in_child=_after_fork_in_child,
                    after_in_parent=_after_fork_in_parent)


# ---- the hierarchy ----------------------------------------------------------------------------------

class PlaceHolder:
    """Stands for a logger that is not there, but has others below it."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        """Add a logger that is below."""
        self.loggerMap.setdefault(alogger)


def _check_logger_class(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


def setLoggerClass(klass):
    """Set the class of new loggers."""
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """Return the class of new loggers."""
    return _loggerClass


class Manager:
    """Has the loggers, by their names."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """Return the logger of that name; it is made if it is not there."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        with _lock:
            found = self.loggerDict.get(name)
            if found is None or isinstance(found, PlaceHolder):
                logger = (self.loggerClass or _loggerClass)(name)
                logger.manager = self
                self.loggerDict[name] = logger
                if found is not None:
                    self._fixupChildren(found, logger)
                self._fixupParents(logger)
                return logger
            return found

    def setLoggerClass(self, klass):
        """Set the class of new loggers of this manager."""
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Set the function that makes records for this manager."""
        self.logRecordFactory = factory

    def _fixupParents(self, alogger):
        """Put placeholders between the logger and the nearest one above it."""
        name = alogger.name
        parent = None
        at = name.rfind(".")
        while at > 0 and parent is None:
            above = name[:at]
            found = self.loggerDict.get(above)
            if found is None:
                self.loggerDict[above] = PlaceHolder(alogger)
            elif isinstance(found, Logger):
                parent = found
            else:
                found.append(alogger)
            at = name.rfind(".", 0, at - 1)
        alogger.parent = parent or self.root

    def _fixupChildren(self, ph, alogger):
        """Put the logger between those below it and those that were above them."""
        name = alogger.name
        for child in ph.loggerMap:
            if child.parent.name[:len(name)] != name:
                alogger.parent = child.parent
                child.parent = alogger

    def _clear_cache(self):
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


class Logger(Filterer):
    """Takes records; got by getLogger(), not made."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}        # level: whether it is enabled

    def setLevel(self, level):
        """Set the level that records must have; NOTSET: the one of the logger above."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs):
        """Log msg % args at level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log msg % args at level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log msg % args at level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Deprecated: warning()."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead",
                      DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log msg % args at level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log msg % args at level ERROR, with the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log msg % args at level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """Better use critical()."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log msg % args at a level."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """Return the file, line and function of the call that logs, and the stack if it is wanted."""
        frame = currentframe()
        if frame is None:
            return "(unknown file)", 0, "(unknown function)", None
        while stacklevel > 0:
            caller = frame.f_back
            if caller is None:
                break
            frame = caller
            if not _is_internal_frame(frame):
                stacklevel -= 1
        stack = None
        if stack_info:
            with io.StringIO() as stream:
                stream.write("Stack (most recent call last):\n")
                traceback.print_stack(frame, file=stream)
                stack = stream.getvalue().removesuffix('\n')
        code = frame.f_code
        return code.co_filename, frame.f_lineno, code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None,
                   sinfo=None):
        """Return a new record; extra is a dict of more attributes."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError("Attempt to overwrite %r in LogRecord" % key)
            record.__dict__[key] = value
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        where = "(unknown file)", 0, "(unknown function)", None
        if _srcfile:
            try:
                where = self.findCaller(stack_info, stacklevel)
            except ValueError:
                pass
        fn, lno, func, sinfo = where
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = type(exc_info), exc_info, exc_info.__traceback__
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra,
                                    sinfo))

    def handle(self, record):
        """Give the handlers a record, if the filters let it pass."""
        if self.disabled:
            return
        passed = self.filter(record)
        if passed:
            self.callHandlers(passed if isinstance(passed, LogRecord) else record)

    def addHandler(self, hdlr):
        """Add a handler."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Remove a handler."""
        with _lock:
            if hdlr in self.handlers:
                # Another thread may be walking through the list.
                handlers = self.handlers.copy()
                handlers.remove(hdlr)
                self.handlers = handlers

    def _with_ancestors(self):
        """Yield the logger and those above it that its records go to."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Return whether there is a handler for the logger's records."""
        return any(logger.handlers for logger in self._with_ancestors())

    def callHandlers(self, record):
        """Give a record to all handlers whose level it has."""
        found = False
        for logger in self._with_ancestors():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write("No handlers could be found for logger \"%s\"\n" % self.name)
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """Return the level of the logger, or of the nearest one above that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Return whether records of that level are taken."""
        if self.disabled:
            return False
        try:
            return self._cache[level]
        except KeyError:
            with _lock:
                enabled = self.manager.disable < level and level >= self.getEffectiveLevel()
                self._cache[level] = enabled
            return enabled

    def getChild(self, suffix):
        """Return the logger of a name below this one."""
        return self.manager.getLogger(suffix if self.root is self else f'{self.name}.{suffix}')

    def getChildren(self):
        """Return a set of the loggers directly below this one."""
        def depth(logger):
            return 0 if logger is logger.manager.root else 1 + logger.name.count('.')

        with _lock:
            return {logger for logger in self.manager.loggerDict.values()
                    if isinstance(logger, Logger) and logger.parent is self
                    and depth(logger) == 1 + depth(self)}

    def __repr__(self):
        level = getLevelName(self.getEffectiveLevel())
        return f'<{type(self).__name__} {self.name} ({level})>'

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError('logger cannot be pickled')
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger that all others are below."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


_loggerClass = Logger


class LoggerAdapter:
    """A logger whose records have more attributes, those in the dict extra."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        """Return the message and arguments as they are to be; with merge_extra, both extras."""
        if self.merge_extra and kwargs.get('extra') is not None:
            if self.extra is not None:
                kwargs["extra"] = {**self.extra, **kwargs["extra"]}
        else:
            kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead",
                      DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    @property
    def manager(self):
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        level = getLevelName(self.logger.getEffectiveLevel())
        return f'<{type(self).__name__} {self.logger.name} ({level})>'

    __class_getitem__ = classmethod(GenericAlias)


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(Logger.root)


def getLogger(name=None):
    """Return the logger of that name, by default the root."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


# ---- for simple programs ----------------------------------------------------------------------------

def basicConfig(**kwargs):
    """Give the root logger a handler, if it has none; with force, in place of those it has.

    filename, filemode, encoding and errors say which file, stream which stream, handlers which
    handlers; format, datefmt and style how records look; level is the root's.
    """
    with _lock:
        force = kwargs.pop('force', False)
        encoding = kwargs.pop('encoding', None)
        errors = kwargs.pop('errors', 'backslashreplace')
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop("handlers", None)
        if handlers is not None:
            if "stream" in kwargs or "filename" in kwargs:
                raise ValueError("'stream' or 'filename' should not be specified together with "
                                 "'handlers'")
        else:
            if "stream" in kwargs and "filename" in kwargs:
                raise ValueError("'stream' and 'filename' should not be specified together")
            filename = kwargs.pop("filename", None)
            mode = kwargs.pop("filemode", 'a')
            if filename:
                if 'b' in mode:
                    errors = None
                else:
                    encoding = io.text_encoding(encoding)
                handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
            else:
                handlers = [StreamHandler(kwargs.pop("stream", None))]
        datefmt = kwargs.pop("datefmt", None)
        style = kwargs.pop("style", '%')
        if style not in _STYLES:
            raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
        formatter = Formatter(kwargs.pop("format", _STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs))


def critical(msg, *args, **kwargs):
    """Log msg % args at level CRITICAL, by the root logger."""
    if not root.handlers:
        basicConfig()
    root.critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Better use critical()."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log msg % args at level ERROR, by the root logger."""
    if not root.handlers:
        basicConfig()
    root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log msg % args at level ERROR, with the exception being handled, by the root logger."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Log msg % args at level WARNING, by the root logger."""
    if not root.handlers:
        basicConfig()
    root.warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """Deprecated: warning()."""
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead",
                  DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log msg % args at level INFO, by the root logger."""
    if not root.handlers:
        basicConfig()
    root.info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Log msg % args at level DEBUG, by the root logger."""
    if not root.handlers:
        basicConfig()
    root.debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Log msg % args at a level, by the root logger."""
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Take no records of that level or lower, whatever the loggers' levels are."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList):
    """Flush and close all handlers; called when the program ends."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler is None:
                continue
            try:
                handler.acquire()
                if getattr(handler, 'flushOnClose', True):
                    handler.flush()
                handler.close()
            except (OSError, ValueError):
                # Their streams may have been closed before.
                pass
            finally:
                handler.release()
        except:
            if raiseExceptions:
                raise


import atexit
atexit.register(shutdown)


# ---- warnings ---------------------------------------------------------------------------------------

_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    # As an argument it would be the text that records are grouped by.
    logger.warning(str(text))


def captureWarnings(capture):
    """Let warnings go to the logger 'py.warnings', or back to where they went."""
    global _warnings_showwarning
    if capture:
        if _warnings_showwarning is None:
            _warnings_showwarning = warnings.showwarning
            warnings.showwarning = _showwarning
    elif _warnings_showwarning is not None:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None


for _value in list(globals().values()):
    if getattr(_value, '__module__', None) in ('logging._records', 'logging._handlers'):
        _value.__module__ = __name__
del _value
