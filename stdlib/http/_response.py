"""Responses of HTTP: the status line, the headers, and a body that ends where its length, its chunks or the server say."""

import email.message
import email.parser
import io

from http import HTTPStatus

_MAXLINE = 65536
_MAXHEADERS = 100
_MAXINTERIMRESPONSES = 100
_BLOCK = 1 << 20


class HTTPException(Exception):
    """Something about HTTP is wrong."""


class UnknownProtocol(HTTPException):
    """The server does not speak HTTP as we know it."""

    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    """The body comes in a way that is not known."""


class UnimplementedFileMode(HTTPException):
    """Not for such files."""


class IncompleteRead(HTTPException):
    """The body has ended too early."""

    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = ', %i more expected' % self.expected if self.expected is not None else ''
        return '%s(%i bytes read%s)' % (self.__class__.__name__, len(self.partial), more)

    __str__ = object.__str__


class BadStatusLine(HTTPException):
    """The first line of a response is none."""

    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    """A line never ends."""

    def __init__(self, line_type):
        super().__init__('got more than %d bytes when reading %s' % (_MAXLINE, line_type))


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server has closed the connection instead of answering."""

    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *pos, **kw)


class HTTPMessage(email.message.Message):
    """The headers of a response."""

    def getallmatchingheaders(self, name):
        """Return the lines of a header."""
        lines, found = [], False
        for line in self.keys():
            if line[:len(name) + 1].lower() == name.lower() + ':':
                found = True
            elif not line[:1].isspace():
                found = False
            if found:
                lines.append(line)
        return lines


def _read_line(fp, what):
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(what)
    return line


def _read_headers(fp, max_headers=None, what='header'):
    """Return the lines of the headers, with the empty one that ends them."""
    limit = _MAXHEADERS if max_headers is None else max_headers
    lines = []
    while True:
        line = _read_line(fp, f'{what} line')
        lines.append(line)
        if line in (b'\r\n', b'\n', b''):
            return lines
        if len(lines) > limit:
            raise HTTPException(f'got more than {limit} {what}s')


def parse_headers(fp, _class=HTTPMessage, *, _max_headers=None):
    """Return the headers that a file has, up to the empty line."""
    text = b''.join(_read_headers(fp, _max_headers)).decode('iso-8859-1')
    return email.parser.Parser(_class=_class).parsestr(text)


class HTTPResponse(io.BufferedIOBase):
    """A response, from which its body can be read."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile('rb')
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = 'UNKNOWN'
        self.chunked = 'UNKNOWN'         # does it come in chunks?
        self.chunk_left = 'UNKNOWN'      # of the one under way; None: none is
        self.length = 'UNKNOWN'          # what is left; None: up to the end of the connection
        self.will_close = 'UNKNOWN'      # does the connection end with it?

    # ---- the head

    def _read_status(self):
        line = str(_read_line(self.fp, 'status line'), 'iso-8859-1')
        if self.debuglevel > 0:
            print('reply:', repr(line))
        if not line:
            raise RemoteDisconnected('Remote end closed connection without response')
        version, status, reason = (line.split(None, 2) + ['', '', ''])[:3]
        if not version.startswith('HTTP/'):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            number = int(status)
        except ValueError:
            raise BadStatusLine(line) from None
        if not 100 <= number <= 999:
            raise BadStatusLine(line)
        return version, number, reason

    def begin(self, *, _max_headers=None):
        """Read the head. What only says that an answer will come is skipped."""
        if self.headers is not None:
            return
        for _ in range(_MAXINTERIMRESPONSES + 1):
            version, status, reason = self._read_status()
            if status != HTTPStatus.CONTINUE:
                break
            skipped = _read_headers(self.fp, _max_headers)
            if self.debuglevel > 0:
                print('headers:', skipped)
        else:
            raise HTTPException(f'got more than {_MAXINTERIMRESPONSES} interim responses')
        self.code = self.status = status
        self.reason = reason.strip()
        if version in ('HTTP/1.0', 'HTTP/0.9'):
            self.version = 10
        elif version.startswith('HTTP/1.'):
            self.version = 11
        else:
            raise UnknownProtocol(version)
        self.headers = self.msg = parse_headers(self.fp, _max_headers=_max_headers)
        if self.debuglevel > 0:
            for name, value in self.headers.items():
                print('header:', name + ':', value)
        self._find_length()

    def _find_length(self):
        self.chunked = (self.headers.get('transfer-encoding') or '').lower() == 'chunked'
        self.chunk_left = None
        self.will_close = True if self.chunked is None else self._check_close()
        self.length = None
        length = self.headers.get('content-length')
        if length and not self.chunked:
            try:
                self.length = int(length)
            except ValueError:
                pass
            if self.length is not None and self.length < 0:
                self.length = None
        if self.status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED) or 100 <= self.status < 200 \
                or self._method == 'HEAD':
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _check_close(self):
        connection = (self.headers.get('connection') or '').lower()
        if self.version == 11:
            return 'close' in connection
        kept = self.headers.get('keep-alive') or 'keep-alive' in connection \
            or 'keep-alive' in (self.headers.get('proxy-connection') or '').lower()
        return not kept

    # ---- closing

    def _close_conn(self):
        fp, self.fp = self.fp, None
        fp.close()

    def close(self):
        """Give up what has not been read."""
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self):
        """Do what files that are written do."""
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self):
        """Yes."""
        return True

    def isclosed(self):
        """Has it been read to its end?"""
        return self.fp is None

    def fileno(self):
        """Return the number of the socket."""
        return self.fp.fileno()

    # ---- the body

    def read(self, amt=None):
        """Read the body, or so much of it."""
        if self.fp is None:
            return b''
        if self._method == 'HEAD':
            self._close_conn()
            return b''
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None and amt >= 0:
            return self._read_some(amt)
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._safe_read(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def _read_some(self, amt):
        if self.length is not None:
            amt = min(amt, self.length)
        data = self.fp.read(amt)
        self._account(data, amt)
        return data

    def _account(self, data, wanted):
        """Something was read; the last of it closes the file."""
        if not data and wanted:
            self._close_conn()
        elif self.length is not None:
            self.length -= len(data)
            if not self.length:
                self._close_conn()

    def readinto(self, b):
        """Read into a buffer; return how much."""
        if self.fp is None:
            return 0
        if self._method == 'HEAD':
            self._close_conn()
            return 0
        view = memoryview(b).cast('B')
        if self.chunked:
            data = self._read_chunked(len(view))
        else:
            data = self._read_some(len(view))
        view[:len(data)] = data
        return len(data)

    def _safe_read(self, amt):
        """Read exactly so much."""
        parts, left = [], amt
        while left > 0:
            data = self.fp.read(min(left, _BLOCK))
            if not data:
                raise IncompleteRead(b''.join(parts), left)
            parts.append(data)
            left -= len(data)
        return b''.join(parts)

    # ---- chunks: a line with the length, so many bytes, an empty line; the last one has none, and headers follow

    def _get_chunk_left(self):
        """How much of the chunk under way is left; the next one is begun. None: that was the last."""
        if self.chunk_left:
            return self.chunk_left
        if self.chunk_left is not None:
            self._safe_read(2)
        try:
            line = _read_line(self.fp, 'chunk size')
            self.chunk_left = int(line.partition(b';')[0], 16)
        except ValueError:
            self._close_conn()
            raise IncompleteRead(b'') from None
        if self.chunk_left == 0:
            _read_headers(self.fp, what='trailer')
            self._close_conn()
            self.chunk_left = None
        return self.chunk_left

    def _read_chunked(self, amt=None):
        if amt is not None and amt < 0:
            amt = None
        parts = []
        try:
            while (left := self._get_chunk_left()) is not None:
                if amt is not None and amt <= left:
                    parts.append(self._safe_read(amt))
                    self.chunk_left = left - amt
                    break
                parts.append(self._safe_read(left))
                if amt is not None:
                    amt -= left
                self.chunk_left = 0
            return b''.join(parts)
        except IncompleteRead as e:
            raise IncompleteRead(b''.join(parts)) from e

    # ---- by other measures

    def read1(self, n=-1):
        """Read what one call of the system brings."""
        if self.fp is None or self._method == 'HEAD' or n == 0:
            return b''
        if self.chunked:
            return self._of_chunk(lambda left: self.fp.read1(left if n < 0 or n > left else n))
        if self.length is not None and (n < 0 or n > self.length):
            n = self.length
        data = self.fp.read1(n)
        self._account(data, n)
        return data

    def _of_chunk(self, read):
        """Read from the chunk under way."""
        left = self._get_chunk_left()
        if left is None:
            return b''
        data = read(left)
        self.chunk_left -= len(data)
        if not data:
            raise IncompleteRead(b'')
        return data

    def peek(self, n=-1):
        """Return what is there already, and leave it there."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            try:
                left = self._get_chunk_left()
            except IncompleteRead:
                return b''
            return b'' if left is None else self.fp.peek(left)[:left]
        return self.fp.peek(n) if self.length is None or n >= 0 else self.fp.peek(n)[:self.length]

    def readline(self, limit=-1):
        """Read a line."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return super().readline(limit)
        if self.length is not None and (limit < 0 or limit > self.length):
            limit = self.length
        line = self.fp.readline(limit)
        self._account(line, limit)
        return line

    # ---- headers

    def getheader(self, name, default=None):
        """Return the value of a header; several of one name are joined by commas."""
        if self.headers is None:
            from http.client import ResponseNotReady
            raise ResponseNotReady()
        values = self.headers.get_all(name) or default
        if isinstance(values, str) or not hasattr(values, '__iter__'):
            return values
        return ', '.join(values)

    def getheaders(self):
        """Return the names and values."""
        if self.headers is None:
            from http.client import ResponseNotReady
            raise ResponseNotReady()
        return list(self.headers.items())

    def __iter__(self):
        return self

    def info(self):
        """Return the headers."""
        return self.headers

    def geturl(self):
        """Return the URL that was asked for."""
        return self.url

    def getcode(self):
        """Return the number of the status."""
        return self.status
