"""A small server of the web, on http.server, that has an application answer."""

import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from platform import python_implementation
from wsgiref.handlers import SimpleHandler

__all__ = ['WSGIServer', 'WSGIRequestHandler', 'demo_app', 'make_server']

server_version = 'WSGIServer/0.2'
sys_version = f'{python_implementation()}/{sys.version.split()[0]}'
software_version = f'{server_version} {sys_version}'

_MAX_LINE = 65536


class ServerHandler(SimpleHandler):
    """Logs what was answered."""

    server_software = software_version

    def close(self):
        try:
            self.request_handler.log_request(self.status.split(' ', 1)[0], self.bytes_sent)
        finally:
            SimpleHandler.close(self)


class WSGIServer(HTTPServer):
    """A server that has an application."""

    application = None

    def server_bind(self):
        HTTPServer.server_bind(self)
        self.setup_environ()

    def setup_environ(self):
        """Make what is the same in the environments of all requests."""
        self.base_environ = {'SERVER_NAME': self.server_name, 'GATEWAY_INTERFACE': 'CGI/1.1',
                             'SERVER_PORT': str(self.server_port), 'REMOTE_HOST': '', 'CONTENT_LENGTH': '',
                             'SCRIPT_NAME': ''}

    def get_app(self):
        return self.application

    def set_app(self, application):
        self.application = application


class WSGIRequestHandler(BaseHTTPRequestHandler):
    """Reads a request, and has the server's application answer."""

    server_version = server_version

    def get_environ(self):
        environ = self.server.base_environ.copy()
        path, _, query = self.path.partition('?')
        host = self.address_string()
        environ.update({
            'SERVER_PROTOCOL': self.request_version, 'SERVER_SOFTWARE': self.server_version,
            'REQUEST_METHOD': self.command, 'PATH_INFO': urllib.parse.unquote(path, 'iso-8859-1'),
            'QUERY_STRING': query, 'REMOTE_ADDR': self.client_address[0],
            'CONTENT_TYPE': self.headers.get('content-type', self.headers.get_content_type())})
        if host != self.client_address[0]:
            environ['REMOTE_HOST'] = host
        length = self.headers.get('content-length')
        if length:
            environ['CONTENT_LENGTH'] = length
        for name, value in self.headers.items():
            name, value = name.replace('-', '_').upper(), value.strip()
            if name in environ:
                continue
            name = f'HTTP_{name}'
            environ[name] = f'{environ[name]},{value}' if name in environ else value
        return environ

    def get_stderr(self):
        return sys.stderr

    def handle(self):
        self.raw_requestline = self.rfile.readline(_MAX_LINE + 1)
        if len(self.raw_requestline) > _MAX_LINE:
            self.requestline = self.request_version = self.command = ''
            self.send_error(414)
            return
        if not self.parse_request():
            return          # answered
        handler = ServerHandler(self.rfile, self.wfile, self.get_stderr(), self.get_environ(), multithread=False)
        handler.request_handler = self
        handler.run(self.server.get_app())


def demo_app(environ, start_response):
    """An application that shows the environment."""
    lines = ['Hello world!', '', *(f'{name} = {value!r}' for name, value in sorted(environ.items())), '']
    start_response('200 OK', [('Content-Type', 'text/plain; charset=utf-8')])
    return ['\n'.join(lines).encode('utf-8')]


def make_server(host, port, app, server_class=WSGIServer, handler_class=WSGIRequestHandler):
    """Return a server that has an application answer."""
    server = server_class((host, port), handler_class)
    server.set_app(app)
    return server


if __name__ == '__main__':
    with make_server('', 8000, demo_app) as httpd:
        address = httpd.socket.getsockname()
        print('Serving HTTP on', address[0], 'port', address[1], '...')
        import webbrowser
        webbrowser.open('http://localhost:8000/xyz?abc')
        httpd.handle_request()
