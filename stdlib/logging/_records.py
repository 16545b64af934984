"""Records, how they look, and filters."""

import io
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from string import Formatter as _StrFormatter, Template

__all__ = ['LogRecord', 'PercentStyle', 'StrFormatStyle', 'StringTemplateStyle', 'BASIC_FORMAT',
           'Formatter', 'BufferingFormatter', 'Filter', 'Filterer']


class LogRecord:
    """Something that is logged: the message, and where and when that was."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None,
                 **kwargs):
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # log('%(a)d', {'a': 1}) has one argument, whose items are meant.
        if args and len(args) == 1 and isinstance(args[0], Mapping) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = logging.getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename = os.path.basename(pathname)
            self.module = os.path.splitext(self.filename)[0]
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = "Unknown module"
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        if self.msecs == 999.0 and int(self.created) != now // 1_000_000_000:
            # created was rounded up to the next second.
            self.msecs = 0.0
        self.relativeCreated = (now - logging._startTime) / 1e6
        self.thread = self.threadName = self.process = self.processName = self.taskName = None
        if logging.logThreads:
            self.thread = threading.get_ident()
            self.threadName = threading.current_thread().name
        if logging.logMultiprocessing:
            self.processName = _process_name()
        if logging.logProcesses:
            self.process = os.getpid()
        if logging.logAsyncioTasks and 'asyncio' in sys.modules:
            try:
                self.taskName = sys.modules['asyncio'].current_task().get_name()
            except Exception:
                pass

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname,
                                                      self.lineno, self.msg)

    def getMessage(self):
        """Return the message with its arguments."""
        text = str(self.msg)
        return text % self.args if self.args else text


def _process_name():
    multiprocessing = sys.modules.get('multiprocessing')
    if multiprocessing is not None:
        try:
            return multiprocessing.current_process().name
        except Exception:
            # It may be half imported.
            pass
    return 'MainProcess'


# ---- styles -----------------------------------------------------------------------------------------

def _skip(text, at, chars):
    while at < len(text) and text[at] in chars:
        at += 1
    return at


def _number_end(text, at, also):
    """Return where a number ends, or what may stand for one; at itself if there is none."""
    if text.startswith(also, at):
        return at + len(also)
    return _skip(text, at, '0123456789')


class PercentStyle:
    """Formats by %."""

    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Return whether the format shows the time."""
        return self.asctime_search in self._fmt

    @staticmethod
    def _is_field(text, at):
        """Return whether a field with a name begins here, at its name."""
        end = at
        while end < len(text) and (text[end].isalnum() or text[end] == '_'):
            end += 1
        if end == at or not text.startswith(')', end):
            return False
        end = _skip(text, end + 1, '#0+ -')
        end = _number_end(text, end, '*')
        if text.startswith('.', end):
            digits = _number_end(text, end + 1, '*')
            if digits == end + 1:
                return False
            end = digits
        return text[end:end + 1].lower() in tuple('diouxefgcrsa%')

    def validate(self):
        """Raise ValueError if there is no field in the format."""
        at = self._fmt.find('%(')
        while at >= 0:
            if self._is_field(self._fmt, at + 2):
                return
            at = self._fmt.find('%(', at + 1)
        raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt,
                                                                 self.default_format[0]))

    def _values(self, record):
        return self._defaults | record.__dict__ if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """Return the record as a text."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError('Formatting field not found in record: %s' % error)


class StrFormatStyle(PercentStyle):
    """Formats by str.format()."""

    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    @staticmethod
    def _is_name(name):
        """Return whether a field is a word, with attributes and items."""
        end = _word_end(name, 0)
        if end == 0:
            return False
        while end < len(name):
            if name[end] == '.':
                word = end + 1
                end = _word_end(name, word)
                if end == word:
                    return False
            elif name[end] == '[':
                close = name.find(']', end)
                if close <= end + 1:
                    return False
                end = close + 1
            else:
                return False
        return True

    @staticmethod
    def _is_specification(text):
        def digits_or_field(at):
            if text.startswith('{', at):
                close = _word_end(text, at + 1)
                return close + 1 if close > at + 1 and text.startswith('}', close) else at
            return _skip(text, at, '0123456789')

        at = 0
        if text[1:2] in tuple('<>=^'):
            at = 2
        elif text[:1] in tuple('<>=^'):
            at = 1
        if text[at:at + 1] in tuple('+ -'):
            at += 1
        for sign in '#0':
            if text.startswith(sign, at):
                at += 1
        at = digits_or_field(at)
        if text[at:at + 1] in tuple(',_'):
            at += 1
        if text.startswith('.', at):
            end = digits_or_field(at + 1)
            if end == at + 1:
                return False
            at = end
        if text[at:at + 1].lower() in tuple('bcdefgnosx%'):
            at += 1
        return at == len(text)

    def validate(self):
        """Raise ValueError if a field is not well formed, or there is none."""
        fields = set()
        try:
            for _, name, specification, conversion in _StrFormatter().parse(self._fmt):
                if name:
                    if not self._is_name(name):
                        raise ValueError('invalid field name/expression: %r' % name)
                    fields.add(name)
                if conversion and conversion not in 'rsa':
                    raise ValueError('invalid conversion: %r' % conversion)
                if specification and not self._is_specification(specification):
                    raise ValueError('bad specifier: %r' % specification)
        except ValueError as error:
            raise ValueError('invalid format: %s' % error)
        if not fields:
            raise ValueError('invalid format: no fields')


def _word_end(text, at):
    while at < len(text) and (text[at].isalnum() or text[at] == '_'):
        at += 1
    return at


class StringTemplateStyle(PercentStyle):
    """Formats by string.Template."""

    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        """Return whether the format shows the time."""
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        """Raise ValueError if there is no field, or a $ that begins none."""
        text, found = self._fmt, False
        at = text.find('$')
        while at >= 0:
            brace = text.startswith('{', at + 1)
            begin = at + 1 + brace
            end = begin
            while end < len(text) and text[end].isascii() and (text[end].isalnum()
                                                               or text[end] == '_'):
                end += 1
            named = end > begin and not text[begin].isdigit()
            if named and (not brace or text.startswith('}', end)):
                found = True
                at = end
            elif text.startswith('$', at + 1):
                at += 2
            else:
                raise ValueError("invalid format: bare '$' not allowed")
            at = text.find('$', at)
        if not found:
            raise ValueError('invalid format: no fields')

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

_STYLES = {
    '%': (PercentStyle, BASIC_FORMAT),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


class Formatter:
    """Makes texts of records: the format, the exception, the stack."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """Return the record's time as a text."""
        then = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, then)
        text = time.strftime(self.default_time_format, then)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """Return an exception, as sys.exc_info() gives it, as a text."""
        stream = io.StringIO()
        traceback.print_exception(ei[0], ei[1], ei[2], limit=None, file=stream)
        return stream.getvalue().removesuffix('\n')

    def usesTime(self):
        """Return whether the format shows the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """Return the record's attributes in the format."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """Return a stack, which is a text already."""
        return stack_info

    def format(self, record):
        """Return the record as a text."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            # It is the same for all handlers.
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text += more if text[-1:] == "\n" else "\n" + more
        return text


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Makes a text of many records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else _defaultFormatter

    def formatHeader(self, records):
        """Return what is before the records."""
        return ""

    def formatFooter(self, records):
        """Return what is behind the records."""
        return ""

    def format(self, records):
        """Return the records as a text."""
        if not len(records):
            return ""
        return ''.join([self.formatHeader(records), *map(self.linefmt.format, records),
                        self.formatFooter(records)])


# ---- filters ----------------------------------------------------------------------------------------

class Filter:
    """Lets the records of a logger pass, and of those below it."""

    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Return whether a record may pass."""
        return (self.nlen == 0 or self.name == record.name
                or record.name.startswith(self.name + '.'))


class Filterer:
    """What has filters: loggers and handlers."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Add a filter, or a function that is one."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Remove a filter."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Return the record, or another one that a filter gave in its place; or something false."""
        for each in self.filters:
            result = each.filter(record) if hasattr(each, 'filter') else each(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record
