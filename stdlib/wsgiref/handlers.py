"""Runs an application for one request: the server's side of WSGI, for all kinds of servers, and for CGI."""

import os
import sys
import time
import traceback
import warnings
from wsgiref.headers import Headers, _name_disallowed_re
from wsgiref.util import FileWrapper, guess_scheme, is_hop_by_hop

__all__ = ['BaseHandler', 'SimpleHandler', 'BaseCGIHandler', 'CGIHandler', 'IISCGIHandler', 'read_environ']

# In English, whatever the locale says.
_weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

_FROM_REQUEST = {'SCRIPT_NAME', 'PATH_INFO', 'QUERY_STRING', 'REQUEST_METHOD', 'AUTH_TYPE', 'CONTENT_TYPE',
                 'CONTENT_LENGTH', 'HTTPS', 'REMOTE_USER', 'REMOTE_IDENT'}


def format_date_time(timestamp):
    year, month, day, hour, minute, second, weekday, _, _ = time.gmtime(timestamp)
    return (f'{_weekdayname[weekday]}, {day:02d} {_monthname[month]} {year:4d} '
            f'{hour:02d}:{minute:02d}:{second:02d} GMT')


def _needs_transcode(name):
    return (name in _FROM_REQUEST or name.startswith(('HTTP_', 'SSL_'))
            or name.startswith('REDIRECT_') and _needs_transcode(name.removeprefix('REDIRECT_')))


def read_environ():
    """Return the environment of the process; what is from the request has a character for each byte."""
    encoding = sys.getfilesystemencoding()
    return {name: value.encode(encoding, 'surrogateescape').decode('iso-8859-1') if _needs_transcode(name) else value
            for name, value in os.environ.items()}


class BaseHandler:
    """Runs an application: subclasses know where its input is from, and where its output goes."""

    wsgi_version = (1, 0)
    wsgi_multithread = True
    wsgi_multiprocess = True
    wsgi_run_once = False
    wsgi_file_wrapper = FileWrapper
    headers_class = Headers

    origin_server = True            # talks HTTP to the client itself
    http_version = '1.0'
    server_software = None
    os_environ = read_environ()

    traceback_limit = None
    error_status = '500 Internal Server Error'
    error_headers = [('Content-Type', 'text/plain')]
    error_body = b'A server error occurred.  Please contact the administrator.'

    # Of the response.
    status = result = headers = None
    headers_sent = False
    bytes_sent = 0

    def run(self, application):
        """Have an application answer."""
        try:
            self.setup_environ()
            self.result = application(self.environ, self.start_response)
            self.finish_response()
        except (ConnectionAbortedError, BrokenPipeError, ConnectionResetError):
            return              # nobody waits for the answer
        except BaseException:
            try:
                self.handle_error()
            except BaseException:
                self.close()
                raise

    def setup_environ(self):
        environ = self.environ = self.os_environ.copy()
        self.add_cgi_vars()
        environ['wsgi.input'] = self.get_stdin()
        environ['wsgi.errors'] = self.get_stderr()
        environ['wsgi.version'] = self.wsgi_version
        environ['wsgi.run_once'] = self.wsgi_run_once
        environ['wsgi.url_scheme'] = self.get_scheme()
        environ['wsgi.multithread'] = self.wsgi_multithread
        environ['wsgi.multiprocess'] = self.wsgi_multiprocess
        if self.wsgi_file_wrapper is not None:
            environ['wsgi.file_wrapper'] = self.wsgi_file_wrapper
        if self.origin_server and self.server_software:
            environ.setdefault('SERVER_SOFTWARE', self.server_software)

    def get_scheme(self):
        return guess_scheme(self.environ)

    # ---- what the application calls

    def start_response(self, status, headers, exc_info=None):
        """Take status and headers, which after an error may replace those before; return write()."""
        if exc_info:
            try:
                if self.headers_sent:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None         # it refers to this frame
        elif self.headers is not None:
            raise AssertionError('Headers already set!')
        self.status = status
        self.headers = self.headers_class(headers)
        status = self._convert_string_type(status, 'Status')
        self._validate_status(status)
        if __debug__:
            for name, value in headers:
                name = self._convert_string_type(name, 'Header name')
                value = self._convert_string_type(value, 'Header value')
                assert not is_hop_by_hop(name), f"Hop-by-hop header, '{name}: {value}', not allowed"
        return self.write

    def _validate_status(self, status):
        if _name_disallowed_re.search(status):
            raise ValueError('Control characters are not allowed in status')
        if len(status) < 4:
            raise AssertionError('Status must be at least 4 characters')
        if not status[:3].isdigit():
            raise AssertionError('Status message must begin w/3-digit code')
        if status[3] != ' ':
            raise AssertionError('Status message must have a space after code')

    def _convert_string_type(self, value, title):
        if type(value) is str:
            return value
        raise AssertionError(f'{title} must be of type str (got {value!r})')

    def write(self, data):
        """Send bytes, after the headers."""
        assert type(data) is bytes, 'write() argument must be a bytes instance'
        if not self.status:
            raise AssertionError('write() before start_response()')
        self.bytes_sent += len(data)
        if not self.headers_sent:
            self.send_headers()
        self._write(data)
        self._flush()

    # ---- the response

    def finish_response(self):
        """Send what the application has returned."""
        try:
            if not self.result_is_file() or not self.sendfile():
                for data in self.result:
                    self.write(data)
                self.finish_content()
        except BaseException:
            # close() would forget what handle_error() still needs.
            if hasattr(self.result, 'close'):
                self.result.close()
            raise
        self.close()

    def sendfile(self):
        """Send a file in a way of the server's own; return whether that was done."""
        return False

    def finish_content(self):
        if not self.headers_sent:
            self.headers.setdefault('Content-Length', '0')
            self.send_headers()

    def set_content_length(self):
        """Tell the length, if what is being sent is all."""
        try:
            blocks = len(self.result)
        except (TypeError, AttributeError, NotImplementedError):
            return
        if blocks == 1:
            self.headers['Content-Length'] = str(self.bytes_sent)

    def cleanup_headers(self):
        if 'Content-Length' not in self.headers:
            self.set_content_length()

    def send_preamble(self):
        """Send what is before the headers, and those of the server."""
        if not self.origin_server:
            self._write(f'Status: {self.status}\r\n'.encode('iso-8859-1'))
        elif self.client_is_modern():
            self._write(f'HTTP/{self.http_version} {self.status}\r\n'.encode('iso-8859-1'))
            if 'Date' not in self.headers:
                self._write(f'Date: {format_date_time(time.time())}\r\n'.encode('iso-8859-1'))
            if self.server_software and 'Server' not in self.headers:
                self._write(f'Server: {self.server_software}\r\n'.encode('iso-8859-1'))

    def send_headers(self):
        self.cleanup_headers()
        self.headers_sent = True
        if not self.origin_server or self.client_is_modern():
            self.send_preamble()
            self._write(bytes(self.headers))

    def close(self):
        """Be ready for another request."""
        try:
            if hasattr(self.result, 'close'):
                self.result.close()
        finally:
            self.result = self.headers = self.status = self.environ = None
            self.bytes_sent = 0
            self.headers_sent = False

    def result_is_file(self):
        wrapper = self.wsgi_file_wrapper
        return wrapper is not None and isinstance(self.result, wrapper)

    def client_is_modern(self):
        """Return whether the client knows headers."""
        return self.environ['SERVER_PROTOCOL'].upper() != 'HTTP/0.9'

    # ---- errors

    def log_exception(self, exc_info):
        try:
            errors = self.get_stderr()
            traceback.print_exception(*exc_info, self.traceback_limit, errors)
            errors.flush()
        finally:
            exc_info = None

    def handle_error(self):
        """Log an error, and send a page that tells of it if nothing was sent yet."""
        self.log_exception(sys.exc_info())
        if not self.headers_sent:
            self.result = self.error_output(self.environ, self.start_response)
            self.finish_response()

    def error_output(self, environ, start_response):
        """The application that answers after an error."""
        start_response(self.error_status, self.error_headers[:], sys.exc_info())
        return [self.error_body]

    # ---- what subclasses know

    def _write(self, data):
        raise NotImplementedError

    def _flush(self):
        raise NotImplementedError

    def get_stdin(self):
        raise NotImplementedError

    def get_stderr(self):
        raise NotImplementedError

    def add_cgi_vars(self):
        """Add what is known of the request to .environ."""
        raise NotImplementedError


class SimpleHandler(BaseHandler):
    """Has its input and output in files."""

    def __init__(self, stdin, stdout, stderr, environ, multithread=True, multiprocess=False):
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.base_env = environ
        self.wsgi_multithread = multithread
        self.wsgi_multiprocess = multiprocess

    def get_stdin(self):
        return self.stdin

    def get_stderr(self):
        return self.stderr

    def add_cgi_vars(self):
        self.environ.update(self.base_env)

    def _write(self, data):
        written = self.stdout.write(data)
        if written is None or written == len(data):
            return
        warnings.warn('SimpleHandler.stdout.write() should not do partial writes', DeprecationWarning)
        while data := data[written:]:
            written = self.stdout.write(data)

    def _flush(self):
        self.stdout.flush()


class BaseCGIHandler(SimpleHandler):
    """Talks to a server by CGI, or by what is like it: stdin, stdout, stderr, environ."""

    origin_server = False


class CGIHandler(BaseCGIHandler):
    """A program that a server of the web has started for one request."""

    wsgi_run_once = True
    os_environ = {}             # all of it is base_env

    def __init__(self):
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, read_environ(), multithread=False,
                         multiprocess=True)


class IISCGIHandler(BaseCGIHandler):
    """The same for Microsoft's server, which has SCRIPT_NAME in PATH_INFO too."""

    wsgi_run_once = True
    os_environ = {}

    def __init__(self):
        environ = read_environ()
        path, script = environ.get('PATH_INFO', ''), environ.get('SCRIPT_NAME', '')
        if f'{path}/'.startswith(f'{script}/'):
            environ['PATH_INFO'] = path[len(script):]
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, environ, multithread=False, multiprocess=True)
