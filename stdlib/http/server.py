"""Servers for HTTP: a handler whose do_GET(), do_POST()… serve requests, and one that serves files."""

import datetime
import email.utils
import html
import io
import itertools
import mimetypes
import os
import posixpath
import shutil
import socket
import socketserver
import sys
import time
import urllib.parse

import http.client
from http import HTTPStatus

__all__ = ['HTTPServer', 'ThreadingHTTPServer', 'HTTPSServer', 'ThreadingHTTPSServer',
           'BaseHTTPRequestHandler', 'SimpleHTTPRequestHandler']

__version__ = '0.6'

DEFAULT_ERROR_MESSAGE = '''<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <style type="text/css">
            :root {
                color-scheme: light dark;
            }
        </style>
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
'''
DEFAULT_ERROR_CONTENT_TYPE = 'text/html;charset=utf-8'
_LINE_MAX = 65536


class HTTPServer(socketserver.TCPServer):
    """Knows its name and port."""

    allow_reuse_address = True
    allow_reuse_port = True

    def server_bind(self):
        super().server_bind()
        host, self.server_port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)


class HTTPSServer(HTTPServer):
    """One whose connections are encrypted, where there is a module ssl."""

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True, *, certfile, keyfile=None,
                 password=None, alpn_protocols=None):
        try:
            import ssl
        except ImportError:
            raise RuntimeError('SSL module is missing; HTTPS support is unavailable') from None
        self.ssl = ssl
        self.certfile, self.keyfile, self.password = certfile, keyfile, password
        self.alpn_protocols = ['http/1.1'] if alpn_protocols is None else alpn_protocols
        super().__init__(server_address, RequestHandlerClass, bind_and_activate)

    def server_activate(self):
        super().server_activate()
        context = self.ssl.create_default_context(self.ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certfile, self.keyfile, self.password)
        context.set_alpn_protocols(self.alpn_protocols)
        self.socket = context.wrap_socket(self.socket, server_side=True)


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """Serves each connection in a thread."""

    daemon_threads = True


class ThreadingHTTPSServer(socketserver.ThreadingMixIn, HTTPSServer):
    """One that serves every connection in a thread."""

    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads a request and calls the method do_ and its name; has what is needed to answer."""

    sys_version = 'Python/' + sys.version.split()[0]
    server_version = 'BaseHTTP/' + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = 'HTTP/0.9'
    protocol_version = 'HTTP/1.0'
    MessageClass = http.client.HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus.__members__.values()}
    weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    _control_char_table = str.maketrans({n: rf'\x{n:02x}' for n in itertools.chain(range(0x20),
                                                                                   range(0x7f, 0xa0))})
    _control_char_table[ord('\\')] = r'\\'

    # ---- the request

    def handle(self):
        """Serve requests for as long as the connection lasts."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        """Serve a request."""
        try:
            self.raw_requestline = self.rfile.readline(_LINE_MAX + 1)
            if len(self.raw_requestline) > _LINE_MAX:
                self.requestline = self.request_version = self.command = ''
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, 'do_' + self.command, None)
            if method is None:
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, 'Unsupported method (%r)' % self.command)
                return
            method()
            self.wfile.flush()
        except TimeoutError as e:
            self.log_error('Request timed out: %r', e)
            self.close_connection = True

    def _refuse(self, message, status=HTTPStatus.BAD_REQUEST):
        self.send_error(status, message)
        return False

    def _read_version(self, version):
        """Take the version of a request; return whether it will do."""
        try:
            if not version.startswith('HTTP/'):
                raise ValueError
            parts = version.split('/', 1)[1].split('.')
            if len(parts) != 2 or not all(part.isdigit() and len(part) <= 10 for part in parts):
                raise ValueError
            number = int(parts[0]), int(parts[1])
        except ValueError:
            return self._refuse('Bad request version (%r)' % version)
        if number >= (2, 0):
            return self._refuse('Invalid HTTP version (%s)' % version.split('/', 1)[1],
                                HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
        if number >= (1, 1) and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = False
        self.request_version = version
        return True

    def parse_request(self):
        """Read the head of a request; return whether it is in order, else the error is sent."""
        self.command = None
        self.request_version = ''                    # an error has a head, whatever was asked for
        self.close_connection = True
        self.requestline = str(self.raw_requestline, 'iso-8859-1').rstrip('\r\n')
        words = self.requestline.split()
        if not words:
            return False
        if len(words) >= 3:
            if not self._read_version(words[-1]):
                return False
        if not 2 <= len(words) <= 3:
            return self._refuse('Bad request syntax (%r)' % self.requestline)
        command, path = words[:2]
        if len(words) == 2 and command != 'GET':
            return self._refuse('Bad HTTP/0.9 request type (%r)' % command)
        self.command, self.path = command, path
        if self.path.startswith('//'):
            self.path = '/' + self.path.lstrip('/')  # else a browser would take it for a host
        if len(words) == 2:
            self.request_version = self.default_request_version
            self.headers = self.MessageClass()       # there are none
            return True
        return self._read_headers()

    def _read_headers(self):
        try:
            self.headers = http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except http.client.LineTooLong as e:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Line too long', str(e))
            return False
        except http.client.HTTPException as e:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Too many headers', str(e))
            return False
        connection = self.headers.get('Connection', '').lower()
        if connection == 'close':
            self.close_connection = True
        elif connection == 'keep-alive' and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = False
        if self.headers.get('Expect', '').lower() == '100-continue' and self.protocol_version >= 'HTTP/1.1' \
                and self.request_version >= 'HTTP/1.1':
            return self.handle_expect_100()
        return True

    def handle_expect_100(self):
        """Say that the body may come; return whether the request is to be served."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    # ---- the response

    def send_error(self, code, message=None, explain=None):
        """Send an error, with a page that tells what it is."""
        short, long = self.responses.get(code, ('???', '???'))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = None
        if code >= 200 and code not in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT,
                                        HTTPStatus.NOT_MODIFIED):
            page = self.error_message_format % {'code': code, 'message': html.escape(message, quote=False),
                                                'explain': html.escape(explain, quote=False)}
            body = page.encode('UTF-8', 'replace')
            self.send_header('Content-Type', self.error_content_type)
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD' and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        """Begin a response: the status, the server and the date."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())

    @property
    def _head(self):
        return self.__dict__.setdefault('_headers_buffer', [])

    def send_response_only(self, code, message=None):
        """Begin a response with nothing but the status."""
        if self.request_version == 'HTTP/0.9':
            return
        if message is None:
            message = self.responses[code][0] if code in self.responses else ''
        self._head.append(f'{self.protocol_version} {code:d} {message}\r\n'.encode('latin-1', 'strict'))

    def send_header(self, keyword, value):
        """Add a header to the response."""
        if self.request_version != 'HTTP/0.9':
            self._head.append(f'{keyword}: {value}\r\n'.encode('latin-1', 'strict'))
        if keyword.lower() == 'connection':
            if value.lower() == 'close':
                self.close_connection = True
            elif value.lower() == 'keep-alive':
                self.close_connection = False

    def end_headers(self):
        """Send the head of the response."""
        if self.request_version != 'HTTP/0.9':
            self._head.append(b'\r\n')
            self.flush_headers()

    def flush_headers(self):
        """Send what there is of the head."""
        if '_headers_buffer' in self.__dict__:
            self.wfile.write(b''.join(self._headers_buffer))
            self._headers_buffer = []

    # ---- what is logged

    def log_request(self, code='-', size='-'):
        """Log that a request was answered."""
        self.log_message('"%s" %s %s', self.requestline, code.value if isinstance(code, HTTPStatus)
                         else str(code), str(size))

    def log_error(self, format, *args):
        """Log that a request could not be served."""
        self.log_message(format, *args)

    def log_message(self, format, *args):
        """Log something: a line on stderr, without characters that a terminal would obey."""
        text = (format % args).translate(self._control_char_table)
        sys.stderr.write(f'{self.address_string()} - - [{self.log_date_time_string()}] {text}\n')

    def version_string(self):
        """Return the names of the server and of Python."""
        return self.server_version + ' ' + self.sys_version

    def date_time_string(self, timestamp=None):
        """Return a time as headers have it."""
        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self):
        """Return the time as it is logged."""
        year, month, day, hour, minute, second, *_ = time.localtime(time.time())
        return '%02d/%3s/%04d %02d:%02d:%02d' % (day, self.monthname[month], year, hour, minute, second)

    def address_string(self):
        """Return the client's address."""
        return self.client_address[0]


def _unquote(path):
    try:
        return urllib.parse.unquote(path, errors='surrogatepass')
    except UnicodeDecodeError:
        return urllib.parse.unquote(path)


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Serves the files of a folder."""

    server_version = 'SimpleHTTP/' + __version__
    index_pages = ('index.html', 'index.htm')
    extensions_map = {'.gz': 'application/gzip', '.Z': 'application/octet-stream',
                      '.bz2': 'application/x-bzip2',
                      '.xz': 'application/x-xz'}

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        """Send a file."""
        file = self.send_head()
        if file:
            with file:
                self.copyfile(file, self.wfile)

    def do_HEAD(self):
        """Send what would come before the file."""
        file = self.send_head()
        if file:
            file.close()

    def send_head(self):
        """Send the head; return the file that is to follow, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith(('/', '%2f', '%2F')):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header('Location', urllib.parse.urlunsplit(parts._replace(path=parts.path + '/')))
                self.send_header('Content-Length', '0')
                self.end_headers()
                return None
            for index in self.index_pages:
                if os.path.isfile(os.path.join(path, index)):
                    path = os.path.join(path, index)
                    break
            else:
                return self.list_directory(path)
        if path.endswith('/'):
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        try:
            file = open(path, 'rb')
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        try:
            return self._send_file_head(path, file)
        except:
            file.close()
            raise

    def _send_file_head(self, path, file):
        status = os.fstat(file.fileno())
        if not self._has_changed(status.st_mtime):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            file.close()
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', self.guess_type(path))
        self.send_header('Content-Length', str(status.st_size))
        self.send_header('Last-Modified', self.date_time_string(status.st_mtime))
        self.end_headers()
        return file

    def _has_changed(self, modified):
        """Is the file newer than the client's copy?"""
        if 'If-Modified-Since' not in self.headers or 'If-None-Match' in self.headers:
            return True
        try:
            since = email.utils.parsedate_to_datetime(self.headers['If-Modified-Since'])
        except (TypeError, IndexError, OverflowError, ValueError):
            return True
        if since.tzinfo is None:
            since = since.replace(tzinfo=datetime.timezone.utc)
        elif since.tzinfo is not datetime.timezone.utc:
            return True
        return datetime.datetime.fromtimestamp(modified, datetime.timezone.utc).replace(microsecond=0) > since

    def list_directory(self, path):
        """Send a page with links to what is in a folder; return the file to send."""
        try:
            names = sorted(os.listdir(path), key=str.lower)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'No permission to list directory')
            return None
        shown = _unquote(self.path.split('#', 1)[0].split('?', 1)[0])
        encoding = sys.getfilesystemencoding()
        title = f'Directory listing for {html.escape(shown, quote=False)}'
        lines = ['<!DOCTYPE HTML>', '<html lang="en">', '<head>', f'<meta charset="{encoding}">',
                 '<style type="text/css">\n:root {\ncolor-scheme: light dark;\n}\n</style>',
                 f'<title>{title}</title>',
                 '</head>', f'<body>\n<h1>{title}</h1>', '<hr>\n<ul>']
        for name in names:
            full = os.path.join(path, name)
            text = link = name
            if os.path.isdir(full):
                text = link = name + '/'
            if os.path.islink(full):
                text = name + '@'
            lines.append('<li><a href="%s">%s</a></li>' % (urllib.parse.quote(link, errors='surrogatepass'),
                                                           html.escape(text, quote=False)))
        lines += ['</ul>\n<hr>\n</body>\n</html>\n']
        page = '\n'.join(lines).encode(encoding, 'surrogateescape')
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', 'text/html; charset=%s' % encoding)
        self.send_header('Content-Length', str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def translate_path(self, path):
        """Return the path below the folder that a URL means, whatever it tries."""
        path = path.split('#', 1)[0].split('?', 1)[0]
        path = _unquote(path) if '%' in path else path
        below = self.directory
        for name in posixpath.normpath(path).split('/'):
            if name and not os.path.dirname(name) and name not in (os.curdir, os.pardir):
                below = os.path.join(below, name)
        return below + '/' if path.rstrip().endswith('/') else below

    def copyfile(self, source, outputfile):
        """Send a file."""
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """Return the type of a file, by its name."""
        base, extension = posixpath.splitext(path)
        for name in (extension, extension.lower()):
            if name in self.extensions_map:
                return self.extensions_map[name]
        guess, _ = mimetypes.guess_file_type(path)
        return guess or 'application/octet-stream'


# ---- python -m http.server -----------------------------------------------------------------------------

def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol='HTTP/1.0', port=8000, bind=None,
         tls_cert=None, tls_key=None, tls_password=None):
    """Serve until Ctrl-C."""
    infos = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    ServerClass.address_family, _, _, _, address = infos[0]
    HandlerClass.protocol_version = protocol
    keywords = {'certfile': tls_cert, 'keyfile': tls_key, 'password': tls_password} if tls_cert else {}
    with ServerClass(address, HandlerClass, **keywords) as server:
        host, port = server.socket.getsockname()[:2]
        scheme = 'https' if tls_cert else 'http'
        url_host = f'[{host}]' if ':' in host else host
        print(f'Serving {scheme.upper()} on {host} port {port} ({scheme}://{url_host}:{port}/) ...')
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print('\nKeyboard interrupt received, exiting.')
            sys.exit(0)


class _DualStack:
    """A server at all addresses has those of IPv4 too, where its socket is one of IPv6; it serves a folder."""

    def server_bind(self):
        try:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        except OSError:
            pass                                     # it is one of IPv4
        return super().server_bind()

    def finish_request(self, request, client_address):
        self.RequestHandlerClass(request, client_address, self, directory=self.directory)


def _main():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('-b', '--bind', metavar='ADDRESS', help='bind to this address (default: all interfaces)')
    parser.add_argument('-d', '--directory', default=os.getcwd(), help='serve this directory (default: current directory)')
    parser.add_argument('-p', '--protocol', metavar='VERSION', default='HTTP/1.0',
                        help='conform to this HTTP version (default: %(default)s)')
    parser.add_argument('--tls-cert', metavar='PATH', help='path to the TLS certificate chain file')
    parser.add_argument('--tls-key', metavar='PATH', help='path to the TLS key file')
    parser.add_argument('--tls-password-file', metavar='PATH', help='path to the password file for the TLS key')
    parser.add_argument('port', default=8000, type=int, nargs='?', help='bind to this port (default: %(default)s)')
    args = parser.parse_args()
    if not args.tls_cert and args.tls_key:
        parser.error('--tls-key requires --tls-cert to be set')
    password = None
    if args.tls_password_file:
        if not args.tls_cert:
            parser.error('--tls-password-file requires --tls-cert to be set')
        try:
            with open(args.tls_password_file, encoding='utf-8') as file:
                password = file.read().strip()
        except OSError as e:
            parser.error(f'Failed to read TLS password file: {e}')
    server = type('Server', (_DualStack, ThreadingHTTPSServer if args.tls_cert else ThreadingHTTPServer),
                  {'directory': args.directory})
    test(SimpleHTTPRequestHandler, server, args.protocol, args.port, args.bind, args.tls_cert, args.tls_key, password)


if __name__ == '__main__':
    _main()
