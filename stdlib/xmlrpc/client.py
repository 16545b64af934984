"""Calls functions of a server of XML-RPC."""

import errno
import gzip
import http.client
import urllib.parse
from base64 import b64encode
from io import BytesIO
from sys import version_info
from xml.parsers import expat
from xmlrpc._values import (MAXINT, MININT, WRAPPERS, Binary, DateTime, Error, Fault, Marshaller, ProtocolError,
                            ResponseError, Unmarshaller, _binary, _datetime, _datetime_type, _iso8601_format, _strftime,
                            escape)

# Codes of faults that servers have agreed upon.
PARSE_ERROR = -32700
SERVER_ERROR = -32600
APPLICATION_ERROR = -32500
SYSTEM_ERROR = -32400
TRANSPORT_ERROR = -32300
NOT_WELLFORMED_ERROR = -32700
UNSUPPORTED_ENCODING = -32701
INVALID_ENCODING_CHAR = -32702
INVALID_XMLRPC = -32600
METHOD_NOT_FOUND = -32601
INVALID_METHOD_PARAMS = -32602
INTERNAL_ERROR = -32603

boolean = Boolean = bool

# Other parsers and writers, if somebody has them.
FastMarshaller = FastParser = FastUnmarshaller = None


class ExpatParser:
    """Tells a target what is in a document."""

    def __init__(self, target):
        self._parser = parser = expat.ParserCreate(None, None)
        self._target = target
        parser.StartElementHandler = target.start
        parser.EndElementHandler = target.end
        parser.CharacterDataHandler = target.data
        target.xml(None, None)

    def feed(self, data):
        self._parser.Parse(data, False)

    def close(self):
        try:
            parser = self._parser
        except AttributeError:
            return                  # closed before
        del self._target, self._parser
        parser.Parse(b'', True)


def getparser(use_datetime=False, use_builtin_types=False):
    """Return a parser, and what makes values of the document that is fed to it."""
    make = FastUnmarshaller or Unmarshaller
    target = make(use_datetime=use_datetime, use_builtin_types=use_builtin_types)
    return (FastParser or ExpatParser)(target), target


def dumps(params, methodname=None, methodresponse=None, encoding=None, allow_none=False):
    """Return parameters as XML: of a call if there is a method's name, or those of a response; or a fault."""
    assert isinstance(params, (tuple, Fault)), 'argument must be tuple or Fault instance'
    if isinstance(params, Fault):
        methodresponse = True
    elif methodresponse:
        assert len(params) == 1, 'response tuple must be a singleton'
    encoding = encoding or 'utf-8'
    data = (FastMarshaller or Marshaller)(encoding, allow_none).dumps(params)
    declared = f" encoding='{encoding}'" if encoding != 'utf-8' else ''
    header = f"<?xml version='1.0'{declared}?>\n"
    if methodname:
        return f'{header}<methodCall>\n<methodName>{escape(methodname)}</methodName>\n{data}</methodCall>\n'
    if methodresponse:
        return f'{header}<methodResponse>\n{data}</methodResponse>\n'
    return data


def loads(data, use_datetime=False, use_builtin_types=False):
    """Return the parameters in a document, and the method's name if it is a call; raise a fault that is in it."""
    parser, target = getparser(use_datetime=use_datetime, use_builtin_types=use_builtin_types)
    parser.feed(data)
    parser.close()
    return target.close(), target.getmethodname()


def gzip_encode(data):
    """Return bytes compressed."""
    file = BytesIO()
    with gzip.GzipFile(mode='wb', fileobj=file, compresslevel=1) as compressed:
        compressed.write(data)
    return file.getvalue()


def gzip_decode(data, max_decode=20 * 1024 * 1024):
    """Return bytes that were compressed; with a limit, for others may have compressed them."""
    with gzip.GzipFile(mode='rb', fileobj=BytesIO(data)) as file:
        try:
            decoded = file.read() if max_decode < 0 else file.read(max_decode + 1)
        except OSError:
            raise ValueError('invalid data')
    if 0 <= max_decode < len(decoded):
        raise ValueError('max gzipped payload length exceeded')
    return decoded


class GzipDecodedResponse(gzip.GzipFile):
    """What a response of HTTP has compressed, as a file."""

    def __init__(self, response):
        self.io = BytesIO(response.read())
        super().__init__(mode='rb', fileobj=self.io)

    def close(self):
        try:
            super().close()
        finally:
            self.io.close()


class _Method:
    """A function of the server; its attributes are others, with dots in their names."""

    def __init__(self, send, name):
        self.__send = send
        self.__name = name

    def __getattr__(self, name):
        return _Method(self.__send, f'{self.__name}.{name}')

    def __call__(self, *args):
        return self.__send(self.__name, args)


class _MultiCallMethod:
    """A function that notes how it is called."""

    def __init__(self, call_list, name):
        self.__call_list = call_list
        self.__name = name

    def __getattr__(self, name):
        return _MultiCallMethod(self.__call_list, f'{self.__name}.{name}')

    def __call__(self, *args):
        self.__call_list.append((self.__name, args))


class MultiCallIterator:
    """The results of calls. To get that of one which failed raises its fault."""

    def __init__(self, results):
        self.results = results

    def __getitem__(self, i):
        item = self.results[i]
        if isinstance(item, dict):
            raise Fault(item['faultCode'], item['faultString'])
        if isinstance(item, list):
            return item[0]
        raise ValueError('unexpected type in multicall result')


class MultiCall:
    """Notes calls of functions, and sends them all when it is called itself."""

    def __init__(self, server):
        self.__server = server
        self.__call_list = []

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __getattr__(self, name):
        return _MultiCallMethod(self.__call_list, name)

    def __call__(self):
        calls = [{'methodName': name, 'params': args} for name, args in self.__call_list]
        return MultiCallIterator(self.__server.system.multicall(calls))


# ---- by HTTP -------------------------------------------------------------------------------------------

class Transport:
    """Sends calls by HTTP, all to one host by one connection."""

    user_agent = f'Python-xmlrpc/{version_info[0]}.{version_info[1]}'
    accept_gzip_encoding = True
    encode_threshold = None         # calls that are longer are compressed

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=()):
        self._use_datetime = use_datetime
        self._use_builtin_types = use_builtin_types
        self._connection = None, None               # host, connection
        self._headers = list(headers)
        self._extra_headers = []

    def request(self, host, handler, request_body, verbose=False):
        """Send a call, return what is in the response. Once more, if the server has closed the connection."""
        try:
            return self.single_request(host, handler, request_body, verbose)
        except http.client.RemoteDisconnected:
            pass
        except OSError as error:
            if error.errno not in (errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE):
                raise
        return self.single_request(host, handler, request_body, verbose)

    def single_request(self, host, handler, request_body, verbose=False):
        try:
            response = self.send_request(host, handler, request_body, verbose).getresponse()
            if response.status == 200:
                self.verbose = verbose
                return self.parse_response(response)
        except Fault:
            raise
        except Exception:
            self.close()            # who knows what it would say next
            raise
        if response.getheader('content-length', ''):
            response.read()
        raise ProtocolError(host + handler, response.status, response.reason, dict(response.getheaders()))

    def getparser(self):
        return getparser(use_datetime=self._use_datetime, use_builtin_types=self._use_builtin_types)

    def get_host_info(self, host):
        """Return a host, headers for it, and options of the connection. The host may be one of the last, too."""
        options = {}
        if isinstance(host, tuple):
            host, options = host
        user, found, name = host.rpartition('@')
        if not found:
            return host, [], options
        secret = b64encode(urllib.parse.unquote_to_bytes(user)).decode('ascii')
        return name, [('Authorization', f'Basic {secret}')], options

    def make_connection(self, host):
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        name, self._extra_headers, _ = self.get_host_info(host)
        self._connection = host, http.client.HTTPConnection(name)
        return self._connection[1]

    def close(self):
        _, connection = self._connection
        if connection:
            self._connection = None, None
            connection.close()

    def send_request(self, host, handler, request_body, debug):
        connection = self.make_connection(host)
        headers = self._headers + self._extra_headers
        if debug:
            connection.set_debuglevel(1)
        if self.accept_gzip_encoding:
            connection.putrequest('POST', handler, skip_accept_encoding=True)
            headers.append(('Accept-Encoding', 'gzip'))
        else:
            connection.putrequest('POST', handler)
        headers.append(('Content-Type', 'text/xml'))
        headers.append(('User-Agent', self.user_agent))
        self.send_headers(connection, headers)
        self.send_content(connection, request_body)
        return connection

    def send_headers(self, connection, headers):
        for name, value in headers:
            connection.putheader(name, value)

    def send_content(self, connection, request_body):
        if self.encode_threshold is not None and self.encode_threshold < len(request_body):
            connection.putheader('Content-Encoding', 'gzip')
            request_body = gzip_encode(request_body)
        connection.putheader('Content-Length', str(len(request_body)))
        connection.endheaders(request_body)

    def parse_response(self, response):
        """Return what is in a response of HTTP, or another file."""
        compressed = hasattr(response, 'getheader') and response.getheader('Content-Encoding', '') == 'gzip'
        stream = GzipDecodedResponse(response) if compressed else response
        parser, target = self.getparser()
        while data := stream.read(1024):
            if self.verbose:
                print('body:', repr(data))
            parser.feed(data)
        if stream is not response:
            stream.close()
        parser.close()
        return target.close()


class SafeTransport(Transport):
    """Sends calls by HTTPS."""

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=(), context=None):
        super().__init__(use_datetime=use_datetime, use_builtin_types=use_builtin_types, headers=headers)
        self.context = context

    def make_connection(self, host):
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        if not hasattr(http.client, 'HTTPSConnection'):
            raise NotImplementedError("your version of http.client doesn't support HTTPS")
        name, self._extra_headers, options = self.get_host_info(host)
        self._connection = host, http.client.HTTPSConnection(name, None, context=self.context, **(options or {}))
        return self._connection[1]


class ServerProxy:
    """A server, whose functions are this object's attributes. Called with 'close' or 'transport', it gives those."""

    def __init__(self, uri, transport=None, encoding=None, verbose=False, allow_none=False, use_datetime=False,
                 use_builtin_types=False, *, headers=(), context=None):
        parts = urllib.parse.urlsplit(uri)
        if parts.scheme not in ('http', 'https'):
            raise OSError('unsupported XML-RPC protocol')
        self.__host = parts.netloc
        self.__handler = urllib.parse.urlunsplit(['', '', *parts[2:]]) or '/RPC2'
        if transport is None:
            kind, options = (SafeTransport, {'context': context}) if parts.scheme == 'https' else (Transport, {})
            transport = kind(use_datetime=use_datetime, use_builtin_types=use_builtin_types, headers=headers, **options)
        self.__transport = transport
        self.__encoding = encoding or 'utf-8'
        self.__verbose = verbose
        self.__allow_none = allow_none

    def __close(self):
        self.__transport.close()

    def __request(self, methodname, params):
        body = dumps(params, methodname, encoding=self.__encoding, allow_none=self.__allow_none)
        response = self.__transport.request(self.__host, self.__handler, body.encode(self.__encoding, 'xmlcharrefreplace'),
                                            verbose=self.__verbose)
        return response[0] if len(response) == 1 else response

    def __repr__(self):
        return f'<{self.__class__.__name__} for {self.__host}{self.__handler}>'

    def __getattr__(self, name):
        return _Method(self.__request, name)

    def __call__(self, attr):
        if attr == 'close':
            return self.__close
        if attr == 'transport':
            return self.__transport
        raise AttributeError(f'Attribute {attr!r} not found')

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.__close()


Server = ServerProxy


if __name__ == '__main__':
    server = ServerProxy('http://localhost:8000')
    try:
        print(server.currentTime.getCurrentTime())
    except Error as error:
        print('ERROR', error)
    calls = MultiCall(server)
    calls.getData()
    calls.pow(2, 9)
    calls.add(1, 2)
    try:
        for result in calls():
            print(result)
    except Error as error:
        print('ERROR', error)
