"""Source text as tokens, and tokens as source text."""

import token as _token
from builtins import open as _open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import StringIO, TextIOWrapper
from itertools import chain
from token import *
from token import EXACT_TOKEN_TYPES

import _tokenize

__all__ = _token.__all__ + ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize',
                            'TokenInfo', 'open', 'TokenError']

_FIRST = (STRING, FSTRING_START)
_MIDDLE = (FSTRING_MIDDLE, TSTRING_MIDDLE)


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    """A token: its number and text, where it starts and ends, and the line it is on."""

    def __repr__(self):
        return (f'TokenInfo(type={self.type} ({tok_name[self.type]}), string={self.string!r}, '
                f'start={self.start!r}, end={self.end!r}, line={self.line!r})')

    @property
    def exact_type(self):
        """The number of the operator, when it is one."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class TokenError(Exception):
    """The text ends, or goes on, as no token can."""


# ---- from text to tokens --------------------------------------------------------------------

def _with_line_ends(token, lines):
    """Give a token back the carriage returns that the lexer does not know."""
    type, string, start, end, line = token
    line = ''.join(lines[start[0] - 1:end[0]])
    if string == '\n' and type in (NEWLINE, NL) and '\r' in line:
        string = '\r\n' if line.endswith('\r\n') else '\r'
        end = end[0], end[1] + 1
    elif type == STRING and start[0] < end[0]:
        last = lines[end[0] - 1]
        string = line[start[1]:len(line) - len(last) + end[1]]
    return type, string, start, end, line


def _generate(readline, kind, encoding=None):
    lines = []
    has_returns = False

    def next_line():
        nonlocal has_returns
        try:
            line = readline()
        except StopIteration:
            return ''
        if not isinstance(line, kind):
            raise TypeError(f'readline() returned {line.__class__.__name__}, not {kind.__name__}')
        if encoding is not None:
            line = line.decode(encoding)
        if '\r' in line:
            has_returns = True
            lines.extend(StringIO(line, newline=''))
            line = line.replace('\r\n', '\n').replace('\r', '\n')
        else:
            lines.append(line)
        return line

    try:
        for token in _tokenize.TokenizerIter(next_line):
            yield TokenInfo._make(_with_line_ends(token, lines) if has_returns else token)
    except SyntaxError as error:
        if type(error) is not SyntaxError:
            raise error from None
        message = error.msg
        if 'unterminated triple-quoted string literal' in message:
            message = 'EOF in multi-line string'
        raise TokenError(message, (error.lineno, error.offset)) from None


def generate_tokens(readline):
    """Yield the tokens of the lines of text that readline() returns, each line read when it is needed."""
    return _generate(readline, str)


def tokenize(readline):
    """Yield the tokens of the lines of bytes that readline() returns, after their encoding."""
    encoding, consumed = detect_encoding(readline)
    if encoding == 'utf-8-sig':
        encoding = 'utf-8'
    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), '')
    yield from _generate(chain(consumed, iter(readline, b'')).__next__, bytes, encoding)


# ---- the encoding ---------------------------------------------------------------------------

def _normal_name(encoding):
    name = encoding[:12].lower().replace('_', '-')
    if name == 'utf-8' or name.startswith('utf-8-'):
        return 'utf-8'
    for latin in 'latin-1', 'iso-8859-1', 'iso-latin-1':
        if name == latin or name.startswith(latin + '-'):
            return 'iso-8859-1'
    return encoding


def _declared(line):
    """Return the name in a comment like "# -*- coding: latin-1 -*-", or None."""
    text = line.decode('latin-1').lstrip(' \t\f')
    if not text.startswith('#'):
        return None
    text = text.partition('\n')[0]
    place = text.find('coding')
    while place >= 0:
        if text[place + 6:place + 7] in (':', '='):
            rest = text[place + 7:].lstrip(' \t')
            end = 0
            while end < len(rest) and (rest[end].isascii() and rest[end].isalnum()
                                       or rest[end] in '-_.'):
                end += 1
            if end:
                return rest[:end]
        place = text.find('coding', place + 1)
    return None


def _is_blank(line):
    line = line.lstrip(b' \t\f')
    return not line or line[:1] in b'#\r\n'


def detect_encoding(readline):
    """Return the encoding of a source, and the lines that had to be read to find out: two at most."""
    filename = getattr(getattr(readline, '__self__', None), 'name', None)
    where = '' if filename is None else f' for {filename!r}'
    lines = []
    has_mark = False

    def fail(message):
        raise SyntaxError(message) from None

    def checked(encoding):
        data = b''.join(lines)
        if 0 in data:
            fail('source code cannot contain null bytes')
        try:
            data.decode('utf-8' if encoding == 'utf-8-sig' else encoding)
        except UnicodeDecodeError:
            fail('invalid or missing encoding declaration' + where)
        return encoding, lines

    for number in range(2):
        try:
            line = readline()
        except StopIteration:
            line = b''
        if number == 0 and line.startswith(BOM_UTF8):
            has_mark = True
            line = line[3:]
        if not line:
            break
        lines.append(line)
        encoding = _declared(line)
        if encoding is not None:
            encoding = _normal_name(encoding)
            try:
                lookup(encoding)
            except LookupError:
                fail(f'unknown encoding{where}: {encoding}')
            if has_mark:
                if encoding != 'utf-8':
                    fail(f'encoding problem{where}: utf-8')
                encoding = 'utf-8-sig'
            return checked(encoding)
        if not _is_blank(line):
            break
    return checked('utf-8-sig' if has_mark else 'utf-8')


def open(filename):
    """Open a source file for reading, in the encoding that it declares."""
    buffer = _open(filename, 'rb')
    try:
        encoding, lines = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except BaseException:
        buffer.close()
        raise


# ---- from tokens to text --------------------------------------------------------------------

def _double_braces(text):
    """Return the text of an f-string as it is written, but leave the braces of \\N{...}."""
    parts = []
    in_name = False
    backslashes = 0
    for n, c in enumerate(text):
        if c == '{':
            in_name = text[n - 1:n] == 'N' and backslashes % 2 == 1
            parts.append(c if in_name else '{{')
        elif c == '}':
            parts.append(c if in_name else '}}')
            in_name = False
        else:
            parts.append(c)
        if not (c == 'N' and backslashes):
            backslashes = backslashes + 1 if c == '\\' else 0
    return ''.join(parts)


class Untokenizer:
    """Puts tokens together again."""

    def __init__(self):
        self.tokens = []
        self.prev_row = 1
        self.prev_col = 0
        self.prev_type = None
        self.prev_line = ''
        self.encoding = None

    def add_whitespace(self, start):
        """Fill the space up to where the next token starts."""
        row, column = start
        if row < self.prev_row or row == self.prev_row and column < self.prev_col:
            raise ValueError(f'start ({row},{column}) precedes previous end '
                             f'({self.prev_row},{self.prev_col})')
        self.add_backslash_continuation(start)
        if column > self.prev_col:
            self.tokens.append(' ' * (column - self.prev_col))

    def add_backslash_continuation(self, start):
        """Add continued lines up to the row where the next token starts."""
        rows = start[0] - self.prev_row
        if rows == 0:
            return
        line = self.prev_line.rstrip('\\\r\n')
        spaces = ''.join(c for c in line[self.prev_col:] if c.isspace())
        self.tokens.append((spaces + '\\\n') * rows)
        self.prev_col = 0

    def untokenize(self, iterable):
        """Return the text of the tokens."""
        indents = []
        at_start = False
        tokens = iter(iterable)
        for info in tokens:
            if len(info) == 2:
                self.compat(info, tokens)
                break
            type, text, start, end, line = info
            if type == ENCODING:
                self.encoding = text
                continue
            if type == ENDMARKER:
                break
            if type == INDENT:
                indents.append(text)
                continue
            if type == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if type in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                if start[1] >= len(indents[-1]):
                    self.tokens.append(indents[-1])
                    self.prev_col = len(indents[-1])
                at_start = False
            elif type in _MIDDLE and ('{' in text or '}' in text):
                text = _double_braces(text)
                last = text.splitlines()[-1]
                end = end[0], end[1] + last.count('{{') + last.count('}}')
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if type in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
            self.prev_type = type
            self.prev_line = line
        return ''.join(self.tokens)

    def compat(self, token, iterable):
        """Add tokens of which only type and text are known."""
        indents = []
        at_start = token[0] in (NEWLINE, NL)
        after_string = False
        depth = 0
        rest = iter(iterable)
        while token is not None:
            type, text = token[:2]
            token = next(rest, None)
            if type == ENCODING:
                self.encoding = text
                continue
            if type in (NAME, NUMBER):
                text += ' '
            if type == STRING and after_string:
                text = ' ' + text
            after_string = type == STRING
            depth += type in (FSTRING_START, TSTRING_START)
            depth -= type in (FSTRING_END, TSTRING_END)
            if type == INDENT:
                indents.append(text)
                continue
            if type == DEDENT:
                indents.pop()
                continue
            if type in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                self.tokens.append(indents[-1])
                at_start = False
            elif type in _MIDDLE:
                text = _double_braces(text)
            if text in ('{', '}') and depth and self.tokens and self.tokens[-1] == text:
                text = ' ' + text
            if type in _FIRST and self.prev_type in (STRING, FSTRING_END):
                self.tokens.append(' ')
            self.tokens.append(text)
            self.prev_type = type


def untokenize(iterable):
    """Return source text made of tokens: bytes, if the first one tells an encoding."""
    untokenizer = Untokenizer()
    text = untokenizer.untokenize(iterable)
    return text if untokenizer.encoding is None else text.encode(untokenizer.encoding)


def __getattr__(name):
    patterns = {'cookie_re': r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)',
                'blank_re': br'^[ \t\f]*(?:[#\r\n]|$)'}
    if name not in patterns:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import re
    globals()[name] = pattern = re.compile(patterns[name], re.ASCII)
    return pattern


def _main(args=None):
    import argparse
    import sys
    parser = argparse.ArgumentParser()
    parser.add_argument('filename', nargs='?', metavar='filename.py',
                        help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', action='store_true',
                        help='display token names using the exact type')
    options = parser.parse_args(args)
    filename = options.filename or '<stdin>'
    try:
        if options.filename:
            with _open(filename, 'rb') as file:
                tokens = list(tokenize(file.readline))
        else:
            tokens = generate_tokens(sys.stdin.readline)
        for info in tokens:
            number = info.exact_type if options.exact else info.type
            place = '%d,%d-%d,%d:' % (info.start + info.end)
            print('%-20s%-15s%-15r' % (place, tok_name[number], info.string))
    except IndentationError as error:
        line, column = error.args[1][1:3]
        sys.exit(f'{filename}:{line}:{column}: error: {error.args[0]}')
    except TokenError as error:
        line, column = error.args[1]
        sys.exit(f'{filename}:{line}:{column}: error: {error.args[0]}')
    except (SyntaxError, OSError) as error:
        sys.exit(f'error: {error}')


if __name__ == '__main__':
    _main()
