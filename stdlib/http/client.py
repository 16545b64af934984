"""The client's side of HTTP/1.1: connections, over which requests go, and the responses to them.

A connection is idle, or has got the first line of a request (and takes headers), or has sent all of it: the next thing is
then its response. The response says whether another request may follow before it has been read to its end.
"""

import collections.abc
import io
import re
import socket
import sys
from urllib.parse import urlsplit

import email.parser
from http import HTTPStatus
from http._response import (BadStatusLine, HTTPException, HTTPMessage, HTTPResponse, IncompleteRead,
                            LineTooLong,
                            RemoteDisconnected, UnimplementedFileMode, UnknownProtocol,
                            UnknownTransferEncoding,
                            parse_headers, _MAXHEADERS, _MAXINTERIMRESPONSES, _MAXLINE, _read_headers)

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPException', 'NotConnected', 'UnknownProtocol',
           'UnknownTransferEncoding', 'UnimplementedFileMode', 'IncompleteRead', 'InvalidURL',
           'ImproperConnectionState', 'CannotSendRequest', 'CannotSendHeader', 'ResponseNotReady',
           'BadStatusLine', 'LineTooLong',
           'RemoteDisconnected', 'error', 'responses']

HTTP_PORT = 80
HTTPS_PORT = 443

_UNKNOWN = 'UNKNOWN'
_CS_IDLE = 'Idle'
_CS_REQ_STARTED = 'Request-started'
_CS_REQ_SENT = 'Request-sent'

globals().update(HTTPStatus.__members__)
responses = {status: status.phrase for status in HTTPStatus.__members__.values()}

_is_legal_header_name = re.compile(rb'[^:\s][^:\r\n]*').fullmatch
_is_illegal_header_value = re.compile(rb'\n(?![ \t])|\r(?![ \t\n])').search
_contains_disallowed_url_pchar_re = re.compile('[\x00-\x20\x7f]')
_contains_disallowed_method_pchar_re = re.compile('[\x00-\x1f]')
_METHODS_EXPECTING_BODY = {'PATCH', 'POST', 'PUT'}


class NotConnected(HTTPException):
    """There is no connection."""


class InvalidURL(HTTPException):
    """The URL cannot be asked for."""


class ImproperConnectionState(HTTPException):
    """It is not the time for that."""


class CannotSendRequest(ImproperConnectionState):
    """Another request is under way."""


class CannotSendHeader(ImproperConnectionState):
    """No request has been begun."""


class ResponseNotReady(ImproperConnectionState):
    """No request has been sent, or the response before has not been read."""


error = HTTPException

for _class in (BadStatusLine, HTTPException, HTTPMessage, HTTPResponse, IncompleteRead, LineTooLong,
               RemoteDisconnected,
               UnimplementedFileMode, UnknownProtocol, UnknownTransferEncoding):
    _class.__module__ = __name__
del _class


def _encode(text, name='data'):
    """Return a str in Latin-1; the error says which part it was that could not be."""
    try:
        return text.encode('latin-1')
    except UnicodeEncodeError as e:
        raise UnicodeEncodeError(
            e.encoding, e.object, e.start, e.end,
            "%s (%.20r) is not valid Latin-1. Use %s.encode('utf-8') if you want to send it encoded in UTF-8."
            % (name.title(), text[e.start:e.end], name)) from None


def _strip_ipv6_iface(host):
    """Return the bytes of a host without the interface that an address of IPv6 may name."""
    address, percent, _ = host.partition(b'%')
    return address + b']' if percent and address[:1] == b'[' else address if percent else host


class HTTPConnection:
    """A connection to a server, which is made when the first request goes."""

    _http_vsn = 11
    _http_vsn_str = 'HTTP/1.1'
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    @staticmethod
    def _is_textIO(stream):
        return isinstance(stream, io.TextIOBase)

    @staticmethod
    def _get_content_length(body, method):
        """The length of a body; None where only sending it will tell."""
        if body is None:
            return 0 if method.upper() in _METHODS_EXPECTING_BODY else None
        if hasattr(body, 'read'):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            return len(body) if isinstance(body, str) else None

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None,
                 blocksize=8192, *,
                 max_response_headers=None):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.max_response_headers = max_response_headers
        self.sock = None
        self._buffer = []
        self._response = None
        self._state = _CS_IDLE
        self._method = None
        self._tunnel_host = self._tunnel_port = None
        self._tunnel_headers = {}
        self._raw_proxy_headers = None
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)
        # urllib3 and others put a function of their own there.
        self._create_connection = socket.create_connection

    def _get_hostport(self, host, port):
        if port is None:
            colon = host.rfind(':')
            if colon > host.rfind(']'):              # the colons of an IPv6 address are in brackets
                try:
                    port = int(host[colon + 1:])
                except ValueError:
                    if host[colon + 1:]:
                        raise InvalidURL("nonnumeric port: '%s'" % host[colon + 1:]) from None
                    port = self.default_port
                host = host[:colon]
            else:
                port = self.default_port
        if host and host[0] == '[' and host[-1] == ']':
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        """Print what is sent and got, if the level is above 0."""
        self.debuglevel = level

    # ---- connecting

    def set_tunnel(self, host, port=None, headers=None):
        """Let the server be a proxy, that connects to another host."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = headers.copy() if headers else {}
        if not any(name.lower() == 'host' for name in self._tunnel_headers):
            name = self._tunnel_host.encode('idna').decode('ascii')
            self._tunnel_headers['Host'] = '%s:%d' % (self._wrap_ipv6(name.encode('ascii')).decode('ascii'),
                                                      self._tunnel_port)

    @staticmethod
    def _wrap_ipv6(address):
        return b'[' + address + b']' if b':' in address and address[:1] != b'[' else address

    def _tunnel(self):
        if _contains_disallowed_url_pchar_re.search(self._tunnel_host):
            raise ValueError(f"Tunnel host can't contain control characters {self._tunnel_host!r}")
        host = self._wrap_ipv6(self._tunnel_host.encode('idna'))
        lines = [b'CONNECT %s:%d %s\r\n' % (host, self._tunnel_port, self._http_vsn_str.encode('ascii'))]
        for name, value in self._tunnel_headers.items():
            lines.append(self._header(name.encode('latin-1'), [str(value).encode('latin-1')]) + b'\r\n')
        self.send(b''.join(lines) + b'\r\n')
        response = self.response_class(self.sock, method=self._method)
        try:
            version, code, message = response._read_status()
            self._raw_proxy_headers = _read_headers(response.fp, self.max_response_headers)
            if self.debuglevel > 0:
                for line in self._raw_proxy_headers:
                    print('header:', line.decode('iso-8859-1'))
            if code != HTTPStatus.OK:
                self.close()
                raise OSError(f'Tunnel connection failed: {code} {message.strip()}')
        finally:
            response.close()

    def get_proxy_response_headers(self):
        """Return the headers that the proxy has sent, if there is one."""
        if self._raw_proxy_headers is None:
            return None
        return email.parser.Parser(_class=HTTPMessage).parsestr(b''.join(self._raw_proxy_headers).decode('iso-8859-1'))

    def connect(self):
        """Connect."""
        sys.audit('http.client.connect', self, self.host, self.port)
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        try:
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as e:
            if e.errno != 92:                        # ENOPROTOOPT: no socket of TCP
                raise
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Close the connection, and the response if it is not read yet."""
        self._state = _CS_IDLE
        sock, self.sock = self.sock, None
        response, self._response = self._response, None
        try:
            if sock:
                sock.close()
        finally:
            if response:
                response.close()

    # ---- sending

    def send(self, data):
        """Send bytes, what a file holds, or all that an iterable yields."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print('send:', repr(data))
        if hasattr(data, 'read'):
            for block in self._read_readable(data):
                sys.audit('http.client.send', self, block)
                self.sock.sendall(block)
            return
        sys.audit('http.client.send', self, data)
        try:
            self.sock.sendall(data)
        except TypeError:
            if not isinstance(data, collections.abc.Iterable):
                raise TypeError('data should be a bytes-like object or an iterable, got %r' % type(data)) from None
            for block in data:
                self.sock.sendall(block)

    def _read_readable(self, readable):
        encode = self._is_textIO(readable)
        while block := readable.read(self.blocksize):
            yield block.encode('iso-8859-1') if encode else block

    def _output(self, line):
        self._buffer.append(line)

    def _blocks(self, body):
        """What a body consists of."""
        if hasattr(body, 'read'):
            return self._read_readable(body)
        try:
            memoryview(body)
            return (body,)
        except TypeError:
            try:
                return iter(body)
            except TypeError:
                raise TypeError('message_body should be a bytes-like object or an iterable, got %r'
                                % type(body)) from None

    def _send_output(self, message_body=None, encode_chunked=False):
        self._buffer += [b'', b'']
        head = b'\r\n'.join(self._buffer)
        self._buffer.clear()
        self.send(head)
        if message_body is None:
            return
        chunked = encode_chunked and self._http_vsn == 11
        for block in self._blocks(message_body):
            if not block:
                continue                             # would end the body
            self.send(f'{len(block):X}\r\n'.encode('ascii') + block + b'\r\n' if chunked else block)
        if chunked:
            self.send(b'0\r\n\r\n')

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begin a request."""
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != _CS_IDLE:
            raise CannotSendRequest(self._state)
        self._state = _CS_REQ_STARTED
        self._method = method
        url = url or '/'
        self._validate_method(method)
        self._validate_path(url)
        self._output(self._encode_request(f'{method} {url} {self._http_vsn_str}'))
        if self._http_vsn == 11:
            if not skip_host:
                self._put_host(url)
            if not skip_accept_encoding:
                self.putheader('Accept-Encoding', 'identity')

    def _put_host(self, url):
        netloc = urlsplit(url)[1] if url.startswith('http') else ''
        if netloc:
            self.putheader('Host', self._encoded_host(netloc))
            return
        host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
        name = self._encoded_host(host)
        if ':' in host:
            name = _strip_ipv6_iface(self._wrap_ipv6(name))
        self.putheader('Host', name if port == self.default_port else name + b':%d' % port)

    @staticmethod
    def _encoded_host(host):
        try:
            return host.encode('ascii')
        except UnicodeEncodeError:
            return host.encode('idna')

    def _encode_request(self, request):
        return request.encode('ascii')

    def _validate_method(self, method):
        if match := _contains_disallowed_method_pchar_re.search(method):
            raise ValueError(f"method can't contain control characters. {method!r} (found at least {match.group()!r})")

    def _validate_path(self, url):
        if match := _contains_disallowed_url_pchar_re.search(url):
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {match.group()!r})")

    def _validate_host(self, host):
        if match := _contains_disallowed_url_pchar_re.search(host):
            raise InvalidURL(f"URL can't contain control characters. {host!r} (found at least {match.group()!r})")

    def putheader(self, header, *values):
        """Add a header to the request."""
        if self._state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        if hasattr(header, 'encode'):
            header = header.encode('ascii')
        parts = []
        for value in values:
            value = value.encode('latin-1') if hasattr(value, 'encode') \
                else str(value).encode('ascii') if isinstance(value, int) else value
            parts.append(value)
        self._output(self._header(header, parts))

    @staticmethod
    def _header(name, values):
        """The line of a header; nothing in it may look like another one."""
        if not _is_legal_header_name(name):
            raise ValueError('Invalid header name %r' % (name,))
        for value in values:
            if _is_illegal_header_value(value):
                raise ValueError('Invalid header value %r' % (value,))
        return name + b': ' + b'\r\n\t'.join(values)

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """Send the headers, and a body if there is one."""
        if self._state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        self._state = _CS_REQ_SENT
        self._send_output(message_body, encode_chunked=encode_chunked)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Send a whole request."""
        self._send_request(method, url, body, headers, encode_chunked)

    def _send_request(self, method, url, body, headers, encode_chunked):
        names = {name.lower() for name in headers}
        skips = {}
        if 'host' in names:
            skips['skip_host'] = 1
        if 'accept-encoding' in names:
            skips['skip_accept_encoding'] = 1
        self.putrequest(method, url, **skips)
        if 'content-length' in names:
            encode_chunked = False
        elif 'transfer-encoding' not in names:
            encode_chunked = self._put_length(body, method)
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(_encode(body, 'body') if isinstance(body, str) else body,
                        encode_chunked=encode_chunked)

    def _put_length(self, body, method):
        """Say how long the body is; return whether it goes in chunks, as nobody knows."""
        length = self._get_content_length(body, method)
        if length is not None:
            self.putheader('Content-Length', str(length))
        elif body is not None:
            if self.debuglevel > 0:
                print('Unable to determine size of %r' % body)
            self.putheader('Transfer-Encoding', 'chunked')
            return True
        return False

    # ---- the response

    def getresponse(self):
        """Return the response to the request that has been sent."""
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != _CS_REQ_SENT or self._response:
            raise ResponseNotReady(self._state)
        args = (self.sock, self.debuglevel) if self.debuglevel > 0 else (self.sock,)
        response = self.response_class(*args, method=self._method)
        try:
            try:
                if self.max_response_headers is None:
                    response.begin()
                else:
                    response.begin(_max_headers=self.max_response_headers)
            except ConnectionError:
                self.close()
                raise
            self._state = _CS_IDLE
            if response.will_close:
                self.close()                         # the response keeps the socket open by its file
            else:
                self._response = response
            return response
        except:
            response.close()
            raise


try:
    import ssl
except ImportError:
    pass
else:
    class HTTPSConnection(HTTPConnection):
        """A connection that is encrypted."""

        default_port = HTTPS_PORT

        def __init__(self, host, port=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None,
                     context=None, blocksize=8192, max_response_headers=None):
            super().__init__(host, port, timeout, source_address, blocksize,
                             max_response_headers=max_response_headers)
            self._context = ssl._create_default_https_context() if context is None else context

        def connect(self):
            super().connect()
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host)

    __all__.append('HTTPSConnection')
