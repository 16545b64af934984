"""Messages out of text."""

import io
import re

from email import errors
from email.message import Message

__all__ = ['BytesHeaderParser', 'BytesParser', 'HeaderParser', 'Parser']

_HEADER = re.compile(r'(From |[\041-\071\073-\176]*:|[\t ])')


def _take_headers(message, lines):
    """Add the headers at the beginning to a message; return how many lines they take, with the empty one."""
    name, values = None, []

    def finish():
        if name is not None:
            message.set_raw(name, ''.join(values).rstrip('\r\n'))

    for i, line in enumerate(lines):
        if not line.rstrip('\r\n'):
            finish()
            return i + 1
        if not _HEADER.match(line):
            finish()
            message.defects.append(errors.MissingHeaderBodySeparatorDefect())
            return i
        if line[0] in ' \t':
            if name is None:
                message.defects.append(errors.FirstHeaderLineIsContinuationDefect(line))
            else:
                values.append(line)
        elif line.startswith('From '):
            if i == 0:
                message.set_unixfrom(line.rstrip('\r\n'))
            else:
                message.defects.append(errors.MisplacedEnvelopeHeaderDefect(line))
        else:
            finish()
            name, _, value = line.partition(':')
            values = [value.lstrip(' \t')]
    finish()
    return len(lines)


def _take_parts(message, text, parse):
    """Give a message the parts that its text has."""
    boundary = message.get_boundary()
    if boundary is None:
        message.defects.append(errors.NoBoundaryInMultipartDefect())
        message.set_payload(text)
        return
    pieces = re.split(rf'(?:\A|\r?\n)--{re.escape(boundary)}(--)?[ \t]*(?:\r?\n|\Z)', text)
    if len(pieces) == 1:
        message.defects += [errors.StartBoundaryNotFoundDefect(), errors.MultipartInvariantViolationDefect()]
        message.set_payload(text)
        return
    message.preamble = pieces[0] or None
    for i in range(1, len(pieces), 2):
        if pieces[i]:
            message.epilogue = pieces[i + 1]
            return
        message.attach(parse(pieces[i + 1]))
    message.defects.append(errors.CloseBoundaryNotFoundDefect())


class Parser:
    """Makes messages of text."""

    def __init__(self, _class=None, *, policy=None):
        self._class = _class or Message
        self.policy = policy

    def parse(self, fp, headersonly=False):
        """Return the message in a file."""
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        """Return the message in a str; headersonly: its body is not looked into."""
        message = self._class()
        lines = io.StringIO(text, newline='').readlines()    # str.splitlines() knows more ends of lines
        body = ''.join(lines[_take_headers(message, lines):])
        if headersonly:
            message.set_payload(body)
        elif message.get_content_maintype() == 'multipart':
            _take_parts(message, body, self.parsestr)
        elif message.get_content_maintype() == 'message' and message.get_content_type() != 'message/delivery-status':
            message.attach(self.parsestr(body))
        else:
            message.set_payload(body)
        return message


class HeaderParser(Parser):
    """Makes messages of text without looking into their bodies."""

    def parse(self, fp, headersonly=True):
        return Parser.parse(self, fp, True)

    def parsestr(self, text, headersonly=True):
        return Parser.parsestr(self, text, True)


class BytesParser:
    """Makes messages of bytes."""

    def __init__(self, *args, **kw):
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly=False):
        """Return the message in a file."""
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        """Return the message in bytes."""
        return self.parser.parsestr(text.decode('ascii', 'surrogateescape'), headersonly)


class BytesHeaderParser(BytesParser):
    """Makes messages of bytes without looking into their bodies."""

    def parse(self, fp, headersonly=True):
        return BytesParser.parse(self, fp, True)

    def parsebytes(self, text, headersonly=True):
        return BytesParser.parsebytes(self, text, True)
