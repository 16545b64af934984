"""Opening URLs: files and data at hand; paths as URLs.

An opener asks its handlers: of each, the method <scheme>_open. Schemes that no handler knows are errors. The handlers
that speak HTTP are in _http_handlers.
"""

import base64
import email
import email.utils
import io
import mimetypes
import os
import re
import socket
import sys
import tempfile
from urllib.error import ContentTooShortError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, _splithost, _splittype, unwrap
from urllib.response import addinfourl

__all__ = ['AbstractBasicAuthHandler', 'BaseHandler', 'DataHandler', 'FileHandler', 'HTTPBasicAuthHandler',
           'HTTPCookieProcessor', 'HTTPDefaultErrorHandler', 'HTTPErrorProcessor', 'HTTPHandler', 'HTTPPasswordMgr',
           'HTTPPasswordMgrWithDefaultRealm', 'HTTPRedirectHandler', 'OpenerDirector', 'ProxyBasicAuthHandler',
           'ProxyHandler', 'Request', 'UnknownHandler', 'build_opener', 'getproxies', 'install_opener', 'pathname2url',
           'url2pathname', 'urlcleanup', 'urlopen', 'urlretrieve']

__version__ = '%d.%d' % sys.version_info[:2]


# ---- paths -------------------------------------------------------------------------------------------

def pathname2url(pathname, *, add_scheme=False):
    """Return the URL of a path, without its scheme unless it is asked for."""
    scheme = 'file:' if add_scheme else ''
    if pathname[:1] == '/':
        scheme += '//'                   # with an authority that is empty
    return scheme + quote(pathname, encoding=sys.getfilesystemencoding(), errors=sys.getfilesystemencodeerrors())


def localhost():
    """Return the address of localhost."""
    return socket.gethostbyname('localhost')


def thishost():
    """Return the addresses of this host."""
    try:
        return tuple(socket.gethostbyname_ex(socket.gethostname())[2])
    except socket.gaierror:
        return tuple(socket.gethostbyname_ex('localhost')[2])


def _is_local(host, resolve):
    if not host or host in ('localhost', socket.gethostname()):
        return True
    if not resolve:
        return False
    try:
        return socket.gethostbyname(host) in [localhost(), *thishost()]
    except OSError:
        return False


def url2pathname(url, *, require_scheme=False, resolve_host=False):
    """Return the path that a URL has, which is without its scheme unless one is required."""
    if require_scheme:
        scheme, url = (url[:5], url[5:]) if url[:5].lower() == 'file:' else ('', url)
        if not scheme:
            raise URLError("URL is missing a 'file:' scheme")
    if url[:2] == '//':
        host = re.match('[^/?#]*', url[2:])[0]
        if not _is_local(host, resolve_host):
            raise URLError('file:// scheme is supported only on localhost')
        url = url[2 + len(host):]
    url = re.split('[?#]', url, maxsplit=1)[0]
    return unquote(url, encoding=sys.getfilesystemencoding(), errors=sys.getfilesystemencodeerrors())


# ---- requests ----------------------------------------------------------------------------------------

class Request:
    """What is asked for: a URL, and headers and data that go with it."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for key, value in headers.items():
            self.add_header(key, value)
        if origin_req_host is None:
            origin_req_host = re.sub(r':\d+$', '', self.host or '').lower()
        self.origin_req_host = origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        """The URL as it was given."""
        return f'{self._full_url}#{self.fragment}' if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        self._full_url = unwrap(url)
        self._full_url, hash, fragment = self._full_url.partition('#')
        self.fragment = fragment if hash else None
        self.type, rest = _splittype(self._full_url)
        if self.type is None:
            raise ValueError('unknown url type: %r' % self.full_url)
        self.host, self.selector = _splithost(rest)
        if self.host:
            self.host = unquote(self.host)

    @full_url.deleter
    def full_url(self):
        self._full_url = self.fragment = None
        self.selector = ''

    @property
    def data(self):
        """What is sent."""
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            if self.has_header('Content-length'):
                self.remove_header('Content-length')

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        """Return GET, or POST where data is sent."""
        return getattr(self, 'method', 'POST' if self.data is not None else 'GET')

    def get_full_url(self):
        """Return the URL as it was given."""
        return self.full_url

    def set_proxy(self, host, type):
        """Let another host ask."""
        if self.type == 'https' and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self._full_url
        self.host = host

    def has_proxy(self):
        """Return whether another host asks."""
        return self.selector == self._full_url

    def add_header(self, key, val):
        """Set a header."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Set a header that is not sent again where the answer leads elsewhere."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        """Return whether a header is set."""
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        """Return a header."""
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        """Take a header away."""
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        """Return the names and values of the headers."""
        return list({**self.unredirected_hdrs, **self.headers}.items())


# ---- the opener --------------------------------------------------------------------------------------

class OpenerDirector:
    """Asks handlers, in the order of their handler_order, until one has an answer."""

    def __init__(self):
        self.addheaders = [('User-agent', 'Python-urllib/' + __version__)]
        self.handlers = []
        self._methods = {}               # {name: [handlers that have it]}

    def add_handler(self, handler):
        """Add a handler."""
        if not hasattr(handler, 'add_parent'):
            raise TypeError('expected BaseHandler instance, got %r' % type(handler))
        added = False
        for name in dir(handler):
            if name in ('redirect_request', 'do_open', 'proxy_open'):
                continue                 # their names only look as if they were for the opener
            if re.fullmatch(r'\w+_(open|request|response)|\w+_error_\w+', name):
                handlers = self._methods.setdefault(name, [])
                handlers.append(handler)
                handlers.sort()
                added = True
        if added:
            self.handlers.append(handler)
            self.handlers.sort()
            handler.add_parent(self)

    def close(self):
        """Do nothing."""

    def _ask(self, method, *args):
        for handler in self._methods.get(method, ()):
            result = getattr(handler, method)(*args)
            if result is not None:
                return result

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Return a file for a URL or a Request."""
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        else:
            request = fullurl
            if data is not None:
                request.data = data
        request.timeout = timeout
        scheme = request.type
        for handler in self._methods.get(scheme + '_request', ()):
            request = getattr(handler, scheme + '_request')(request)
        sys.audit('urllib.Request', request.full_url, request.data, request.headers, request.get_method())
        response = (self._ask('default_open', request) or self._ask(scheme + '_open', request)
                    or self._ask('unknown_open', request))
        for handler in self._methods.get(scheme + '_response', ()):
            response = getattr(handler, scheme + '_response')(request, response)
        return response

    def error(self, proto, *args):
        """Ask the handlers of an error, by its number where it has one."""
        if proto in ('http', 'https'):
            result = self._ask(f'http_error_{args[2]}', *args)
            return result or self._ask('http_error_default', *args)
        return self._ask(proto + '_error', *args)


class BaseHandler:
    """What handlers derive from."""

    handler_order = 500

    def add_parent(self, parent):
        """Take the opener."""
        self.parent = parent

    def close(self):
        """Do nothing."""

    def __lt__(self, other):
        if not hasattr(other, 'handler_order'):
            return True
        return self.handler_order < other.handler_order


class UnknownHandler(BaseHandler):
    """Says that a scheme is not known."""

    def unknown_open(self, req):
        raise URLError('unknown url type: %s' % req.type)


class FileHandler(BaseHandler):
    """Opens files of this machine."""

    def open_local_file(self, req):
        """Return the file."""
        path = url2pathname(req.full_url, require_scheme=True, resolve_host=True)
        try:
            stats = os.stat(path)
            kind = mimetypes.guess_file_type(path)[0]
            headers = email.message_from_string('Content-type: %s\nContent-length: %d\nLast-modified: %s\n' % (
                kind or 'text/plain', stats.st_size, email.utils.formatdate(stats.st_mtime, usegmt=True)))
            return addinfourl(open(path, 'rb'), headers, pathname2url(path, add_scheme=True))
        except OSError as e:
            raise URLError(e, path) from e

    file_open = open_local_file


class DataHandler(BaseHandler):
    """Opens data that stands in the URL itself."""

    def data_open(self, req):
        # data:[type][;base64],data
        _, url = req.full_url.split(':', 1)
        kind, data = url.split(',', 1)
        if re.search('[\x00-\x1f\x7f]', kind):
            raise ValueError('Control characters not allowed in data: mediatype')
        data = unquote_to_bytes(data)
        if kind.endswith(';base64'):
            data = base64.decodebytes(data)
            kind = kind[:-7]
        if not kind:
            kind = 'text/plain;charset=US-ASCII'
        headers = email.message_from_string('Content-type: %s\nContent-length: %d\n' % (kind, len(data)))
        return addinfourl(io.BytesIO(data), headers, req.full_url)


def build_opener(*handlers):
    """Return an opener with these handlers, classes or objects, and the default ones that none of them replaces."""
    opener = OpenerDirector()
    given = [handler if isinstance(handler, type) else type(handler) for handler in handlers]
    defaults = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
                HTTPErrorProcessor, DataHandler]
    if HTTPSHandler is not None:
        defaults.append(HTTPSHandler)
    for default in defaults:
        if not any(issubclass(cls, default) for cls in given):
            opener.add_handler(default())
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


_opener = None


def install_opener(opener):
    """Let urlopen() use an opener."""
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, context=None):
    """Return a file for a URL or a Request."""
    if _opener is None:
        install_opener(build_opener())
    return _opener.open(url, data, timeout)


# ---- copies ------------------------------------------------------------------------------------------

_copies = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copy what is at a URL into a file; return its name and the headers."""
    scheme, path = _splittype(url)
    with urlopen(url, data) as source:
        headers = source.info()
        if scheme == 'file' and not filename:
            return os.path.normpath(url2pathname(path)), headers
        if filename:
            target = open(filename, 'wb')
        else:
            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _copies.append(filename)
        with target:
            size = int(headers.get('Content-Length', -1))
            piece, read, number = 8192, 0, 0
            if reporthook:
                reporthook(number, piece, size)
            while block := source.read(piece):
                read += len(block)
                target.write(block)
                number += 1
                if reporthook:
                    reporthook(number, piece, size)
    if 0 <= size != read and read < size:
        raise ContentTooShortError('retrieval incomplete: got only %i out of %i bytes' % (read, size),
                                   (filename, headers))
    return filename, headers


def urlcleanup():
    """Delete the copies that have no names of their own, and forget the opener."""
    global _opener
    for name in _copies:
        try:
            os.unlink(name)
        except OSError:
            pass
    del _copies[:]
    _opener = None


def getproxies():
    """Return {scheme: URL} of the variables <scheme>_proxy; those in lower case count more, also if they are empty."""
    found = [(name, value) for name, value in os.environ.items() if name.lower().endswith('_proxy')]
    proxies = {name[:-6].lower(): value for name, value in found if value}
    if 'REQUEST_METHOD' in os.environ:
        proxies.pop('http', None)        # in a CGI script, HTTP_PROXY is what a client has sent
    for name, value in found:
        if name.endswith('_proxy'):
            scheme = name[:-6].lower()
            if value:
                proxies[scheme] = value
            else:
                proxies.pop(scheme, None)
    return proxies


getproxies_environment = getproxies


# These derive from what is above.
from urllib import _http_handlers
from urllib._http_handlers import (AbstractBasicAuthHandler, AbstractHTTPHandler, HTTPBasicAuthHandler, HTTPCookieProcessor,
                                   HTTPDefaultErrorHandler, HTTPErrorProcessor, HTTPHandler, HTTPPasswordMgr,
                                   HTTPPasswordMgrWithDefaultRealm, HTTPRedirectHandler, ProxyBasicAuthHandler, ProxyHandler,
                                   parse_http_list, parse_keqv_list, proxy_bypass, proxy_bypass_environment)

HTTPSHandler = getattr(_http_handlers, 'HTTPSHandler', None)
if HTTPSHandler is not None:
    __all__.append('HTTPSHandler')
