"""What there is to know about the environment of a request."""

import posixpath

__all__ = ['FileWrapper', 'guess_scheme', 'application_uri', 'request_uri', 'shift_path_info', 'setup_testing_defaults',
           'is_hop_by_hop']


class FileWrapper:
    """The blocks of a file, as an iterator."""

    def __init__(self, filelike, blksize=8192):
        self.filelike = filelike
        self.blksize = blksize
        if hasattr(filelike, 'close'):
            self.close = filelike.close

    def __iter__(self):
        return self

    def __next__(self):
        data = self.filelike.read(self.blksize)
        if data:
            return data
        raise StopIteration


def guess_scheme(environ):
    """Return 'https' or 'http'."""
    return 'https' if environ.get('HTTPS') in ('yes', 'on', '1') else 'http'


def application_uri(environ):
    """Return the URI of the application."""
    from urllib.parse import quote
    scheme = environ['wsgi.url_scheme']
    host = environ.get('HTTP_HOST')
    if not host:
        host = environ['SERVER_NAME']
        if environ['SERVER_PORT'] != ('443' if scheme == 'https' else '80'):
            host += ':' + environ['SERVER_PORT']
    return f'{scheme}://{host}{quote(environ.get("SCRIPT_NAME") or "/", encoding="latin1")}'


def request_uri(environ, include_query=True):
    """Return the URI of the request."""
    from urllib.parse import quote
    uri = application_uri(environ)
    path = quote(environ.get('PATH_INFO', ''), safe='/;=,', encoding='latin1')
    uri += path if environ.get('SCRIPT_NAME') else path[1:]
    if include_query and environ.get('QUERY_STRING'):
        uri += '?' + environ['QUERY_STRING']
    return uri


def shift_path_info(environ):
    """Move a name from the beginning of PATH_INFO to the end of SCRIPT_NAME; return it, None if there is none."""
    path = environ.get('PATH_INFO', '')
    if not path:
        return None
    first, *middle, last = path.split('/') if '/' in path else ('', path)
    names = [name for name in middle if name and name != '.'] + [last]
    name = names.pop(0)
    script = posixpath.normpath(f'{environ.get("SCRIPT_NAME", "")}/{name}').removesuffix('/')
    environ['SCRIPT_NAME'] = script if name else script + '/'
    environ['PATH_INFO'] = '/'.join([first, *names])
    return None if name == '.' else name


def setup_testing_defaults(environ):
    """Add what is missing in an environment, as a request without any particulars would have it."""
    from io import BytesIO, StringIO
    environ.setdefault('SERVER_NAME', '127.0.0.1')
    environ.setdefault('SERVER_PROTOCOL', 'HTTP/1.0')
    environ.setdefault('HTTP_HOST', environ['SERVER_NAME'])
    environ.setdefault('REQUEST_METHOD', 'GET')
    if 'SCRIPT_NAME' not in environ and 'PATH_INFO' not in environ:
        environ['SCRIPT_NAME'] = ''
        environ['PATH_INFO'] = '/'
    environ.setdefault('wsgi.version', (1, 0))
    environ.setdefault('wsgi.run_once', 0)
    environ.setdefault('wsgi.multithread', 0)
    environ.setdefault('wsgi.multiprocess', 0)
    environ.setdefault('wsgi.input', BytesIO())
    environ.setdefault('wsgi.errors', StringIO())
    environ.setdefault('wsgi.url_scheme', guess_scheme(environ))
    environ.setdefault('SERVER_PORT', '443' if environ['wsgi.url_scheme'] == 'https' else '80')


_HOP_BY_HOP = {'connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailers',
               'transfer-encoding', 'upgrade'}


def is_hop_by_hop(header_name):
    """Return whether a header is one of the connection, not of the message."""
    return header_name.lower() in _HOP_BY_HOP
