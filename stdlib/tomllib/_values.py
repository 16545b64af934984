"""Values of TOML that stand for themselves: texts, numbers, dates and times."""

import re
from datetime import date, datetime, time, timedelta, timezone

_TIME = r'([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?'
_IS_TIME = re.compile(_TIME, re.ASCII)
_IS_DATE = re.compile(rf'''(\d{{4}})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])
    (?:[Tt ]{_TIME}(?:(?P<utc>[Zz])|(?P<sign>[+-])(?P<hours>[01]\d|2[0-3]):(?P<minutes>[0-5]\d))?)?''', re.ASCII | re.VERBOSE)
_IS_NUMBER = re.compile(r'''0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)
    |[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<rest>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)''', re.ASCII | re.VERBOSE)
_IS_NO_NUMBER = re.compile('[+-]?(?:inf|nan)')
_PLAIN = re.compile(r'[^"\\\x00-\x08\x0A-\x1F\x7F]*')
_PLAIN_LINES = re.compile(r'[^"\\\x00-\x08\x0B-\x1F\x7F]*')
_ILLEGAL = re.compile(r'[\x00-\x08\x0A-\x1F\x7F]')
_ILLEGAL_LINES = re.compile(r'[\x00-\x08\x0B-\x1F\x7F]')
_ESCAPES = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}
_HEXADECIMAL = re.compile('[0-9A-Fa-f]*')


class TOMLDecodeError(ValueError):
    """A document is wrong: msg, doc, pos, lineno and colno tell what and where."""

    def __init__(self, *args):
        if len(args) != 3 or not isinstance(args[0], str) or not isinstance(args[1], str) or not isinstance(args[2], int):
            super().__init__(*args)
            return
        self.msg, self.doc, self.pos = args
        self.lineno = self.doc.count('\n', 0, self.pos) + 1
        self.colno = self.pos - self.doc.rfind('\n', 0, self.pos)
        place = 'end of document' if self.pos >= len(self.doc) else f'line {self.lineno}, column {self.colno}'
        super().__init__(f'{self.msg} (at {place})')


class ValueReader:
    """Reads values of a text; `at` is where the next begins."""

    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float

    def error(self, message, at=None):
        """Return the exception for what is wrong there."""
        return TOMLDecodeError(message, self.text, self.at if at is None else at)

    def peek(self):
        """Return the next character, or ''."""
        return self.text[self.at:self.at + 1]

    def skip(self, pattern):
        """Go on behind what matches; return it."""
        match = pattern.match(self.text, self.at)
        self.at = match.end()
        return match[0]

    def read_value(self):
        """Read a value of any kind."""
        c = self.peek()
        if c == '"':
            return self.read_lines_of_basic() if self.text.startswith('"""', self.at) else self.read_basic()
        if c == "'":
            return self.read_lines_of_literal() if self.text.startswith("'''", self.at) else self.read_literal()
        for word, value in (('true', True), ('false', False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if c == '[':
            return self.read_list()
        if c == '{':
            return self.read_table()
        return self._read_number()

    # ---- numbers and times

    def _read_number(self):
        for pattern, make in ((_IS_DATE, self._date), (_IS_TIME, self._time), (_IS_NUMBER, self._number),
                              (_IS_NO_NUMBER, lambda match: self._float(match[0]))):
            match = pattern.match(self.text, self.at)
            if match is not None:
                value = make(match)
                self.at = match.end()
                return value
        raise self.error('Invalid value')

    def _number(self, match):
        return self._float(match[0]) if match['rest'] else int(match[0], 0)

    def _float(self, text):
        value = self.parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value

    @staticmethod
    def _time(match):
        hour, minute, second, fraction = match.groups()[:4]
        return time(int(hour), int(minute), int(second), int((fraction or '').ljust(6, '0')))

    def _date(self, match):
        year, month, day, hour, minute, second, fraction = match.groups()[:7]
        try:
            if hour is None:
                return date(int(year), int(month), int(day))
            zone = None
            if match['utc']:
                zone = timezone.utc
            elif match['sign']:
                offset = timedelta(hours=int(match['hours']), minutes=int(match['minutes']))
                zone = timezone(-offset if match['sign'] == '-' else offset)
            return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second),
                            int((fraction or '').ljust(6, '0')), zone)
        except ValueError as e:
            raise self.error('Invalid date or datetime') from e

    # ---- texts

    def _until(self, end, illegal):
        """The text up to an end, which is skipped."""
        start = self.at
        found = self.text.find(end, start)
        if found < 0:
            raise self.error(f'Expected {end!r}', len(self.text))
        wrong = illegal.search(self.text, start, found)
        if wrong is not None:
            raise self.error(f'Found invalid character {wrong[0]!r}', wrong.start())
        self.at = found + len(end)
        return self.text[start:found]

    def read_literal(self):
        """Read 'text', in which nothing stands for something else."""
        self.at += 1
        return self._until("'", _ILLEGAL)

    def _extra_quotes(self, quote):
        """One or two quotes before the three that end a text belong to it."""
        count = 0
        while count < 2 and self.peek() == quote:
            self.at += 1
            count += 1
        return quote * count

    def read_lines_of_literal(self):
        """Read '''text''', in which nothing stands for something else."""
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        return self._until("'''", _ILLEGAL_LINES) + self._extra_quotes("'")

    def read_basic(self):
        """Read "text", in which backslashes stand before what means something else."""
        self.at += 1
        return self._read_escaped(_PLAIN, '"')

    def read_lines_of_basic(self):
        '''Read """text""", in which backslashes stand before what means something else.'''
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        return self._read_escaped(_PLAIN_LINES, '"""') + self._extra_quotes('"')

    def _read_escaped(self, plain, end):
        parts = []
        while True:
            parts.append(self.skip(plain))
            c = self.peek()
            if not c:
                raise self.error('Unterminated string')
            if c == '\\':
                parts.append(self._read_escape(end == '"""'))
            elif self.text.startswith(end, self.at):
                self.at += len(end)
                return ''.join(parts)
            elif c == '"':
                parts.append(c)
                self.at += 1
            else:
                raise self.error(f'Illegal character {c!r}')

    def _read_escape(self, has_lines):
        escape = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if has_lines and escape in (' ', '\t', '\n'):
            if escape != '\n':
                while self.peek() in (' ', '\t') and self.peek():
                    self.at += 1
                if not self.peek():
                    return ''
                if self.peek() != '\n':
                    raise self.error("Unescaped '\\' in a string")
                self.at += 1
            while self.peek() in (' ', '\t', '\n') and self.peek():
                self.at += 1
            return ''
        if escape in _ESCAPES:
            return _ESCAPES[escape]
        if escape in ('u', 'U') and escape:
            return self._read_code_point(4 if escape == 'u' else 8)
        if not escape:
            raise self.error('Unterminated string', self.at - 1)
        raise self.error("Unescaped '\\' in a string")

    def _read_code_point(self, length):
        digits = self.text[self.at:self.at + length]
        if len(digits) != length or not _HEXADECIMAL.fullmatch(digits):
            raise self.error('Invalid hex value')
        self.at += length
        code = int(digits, 16)
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            raise self.error('Escaped character is not a Unicode scalar value')
        return chr(code)
