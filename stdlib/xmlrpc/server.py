"""Servers of XML-RPC: functions and objects that others can call by HTTP, or by CGI."""

import http.server
import os
import pydoc
import re
import socketserver
import sys
import traceback
from functools import partial
from http.server import BaseHTTPRequestHandler
from xmlrpc.client import Fault, dumps, gzip_decode, gzip_encode, loads

_CHUNK = 10 * 1024 * 1024           # how much of a request is read at once


def resolve_dotted_attribute(obj, attr, allow_dotted_names=True):
    """Return an attribute, or one of one; none that is private."""
    for name in attr.split('.') if allow_dotted_names else [attr]:
        if name.startswith('_'):
            raise AttributeError(f'attempt to access private attribute "{name}"')
        obj = getattr(obj, name)
    return obj


def list_public_methods(obj):
    """Return the names of the methods that are not private."""
    return [name for name in dir(obj) if not name.startswith('_') and callable(getattr(obj, name))]


class SimpleXMLRPCDispatcher:
    """Calls registered functions, and methods of a registered object."""

    def __init__(self, allow_none=False, encoding=None, use_builtin_types=False):
        self.funcs = {}
        self.instance = None
        self.allow_none = allow_none
        self.encoding = encoding or 'utf-8'
        self.use_builtin_types = use_builtin_types

    def register_instance(self, instance, allow_dotted_names=False):
        """Have an object answer what no function does: by its _dispatch(method, params), or else by its methods.

        With dotted names, others reach whatever its attributes lead to.
        """
        self.instance = instance
        self.allow_dotted_names = allow_dotted_names

    def register_function(self, function=None, name=None):
        """Have a function called by a name, its own unless another is given. Can decorate it."""
        if function is None:
            return partial(self.register_function, name=name)
        self.funcs[function.__name__ if name is None else name] = function
        return function

    def register_introspection_functions(self):
        """Let others ask which functions there are."""
        self.funcs.update({'system.listMethods': self.system_listMethods,
                           'system.methodSignature': self.system_methodSignature,
                           'system.methodHelp': self.system_methodHelp})

    def register_multicall_functions(self):
        """Let others call many functions at once."""
        self.funcs['system.multicall'] = self.system_multicall

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None):
        """Do what a request says; return the response, as bytes."""
        try:
            params, method = loads(data, use_builtin_types=self.use_builtin_types)
            result = (dispatch_method or self._dispatch)(method, params)
            response = dumps((result,), methodresponse=True, allow_none=self.allow_none, encoding=self.encoding)
        except Fault as fault:
            response = dumps(fault, allow_none=self.allow_none, encoding=self.encoding)
        except BaseException as error:
            response = dumps(Fault(1, f'{type(error)}:{error}'), encoding=self.encoding, allow_none=self.allow_none)
        return response.encode(self.encoding, 'xmlcharrefreplace')

    def system_listMethods(self):
        """system.listMethods() => ['add', 'subtract', 'multiple']

        Returns the names of all methods."""
        names = set(self.funcs)
        if self.instance is not None:
            if hasattr(self.instance, '_listMethods'):
                names.update(self.instance._listMethods())
            elif not hasattr(self.instance, '_dispatch'):
                names.update(list_public_methods(self.instance))
        return sorted(names)

    def system_methodSignature(self, method_name):
        """system.methodSignature('add') => [double, int, int]

        Returns the types of a method's result and parameters; this server does not know them."""
        return 'signatures not supported'

    def system_methodHelp(self, method_name):
        """system.methodHelp('add') => "Adds two integers together"

        Returns the documentation of a method."""
        method = None
        if method_name in self.funcs:
            method = self.funcs[method_name]
        elif self.instance is not None:
            if hasattr(self.instance, '_methodHelp'):
                return self.instance._methodHelp(method_name)
            if not hasattr(self.instance, '_dispatch'):
                try:
                    method = resolve_dotted_attribute(self.instance, method_name, self.allow_dotted_names)
                except AttributeError:
                    pass
        return '' if method is None else pydoc.getdoc(method)

    def system_multicall(self, call_list):
        """system.multicall([{'methodName': 'add', 'params': [2, 2]}, ...]) => [[4], ...]

        Calls many methods; a result is in a list, a fault in a dict."""
        results = []
        for call in call_list:
            try:
                results.append([self._dispatch(call['methodName'], call['params'])])
            except Fault as fault:
                results.append({'faultCode': fault.faultCode, 'faultString': fault.faultString})
            except BaseException as error:
                results.append({'faultCode': 1, 'faultString': f'{type(error)}:{error}'})
        return results

    def _find(self, method):
        """Return the function for a method; None if there is none."""
        if method in self.funcs:
            return self.funcs[method]
        if self.instance is None:
            return None
        if hasattr(self.instance, '_dispatch'):
            return partial(self._instance_dispatch, method)
        try:
            return resolve_dotted_attribute(self.instance, method, self.allow_dotted_names)
        except AttributeError:
            return None

    def _instance_dispatch(self, method, *params):
        return self.instance._dispatch(method, params)

    def _dispatch(self, method, params):
        function = self._find(method)
        if function is None:
            raise Exception(f'method "{method}" is not supported')
        return function(*params)


class SimpleXMLRPCRequestHandler(BaseHTTPRequestHandler):
    """Answers requests to some paths; to all, if rpc_paths is empty."""

    rpc_paths = ('/', '/RPC2', '/pydoc.css')
    encode_threshold = 1400             # a longer response is compressed if the client can take that
    wbufsize = -1                       # sent in one piece, at once
    disable_nagle_algorithm = True
    aepattern = re.compile(r'\s*([^\s;]+)\s*(?:;\s*q\s*=\s*([0-9.]+))?', re.IGNORECASE)

    def accept_encodings(self):
        """Return the encodings that the client takes: by name how much it likes them."""
        found = map(self.aepattern.match, self.headers.get('Accept-Encoding', '').split(','))
        return {match[1]: float(match[2]) if match[2] else 1.0 for match in found if match}

    def is_rpc_path_valid(self):
        return not self.rpc_paths or self.path in self.rpc_paths

    def do_POST(self):
        if not self.is_rpc_path_valid():
            self.report_404()
            return
        try:
            data = self.decode_request_content(self._read_request())
            if data is None:
                return                  # answered
            response = self.server._marshaled_dispatch(data, getattr(self, '_dispatch', None), self.path)
        except Exception as error:
            self.send_response(500)
            if getattr(self.server, '_send_traceback_header', False):
                self.send_header('X-exception', str(error))
                trace = traceback.format_exc().encode('ASCII', 'backslashreplace').decode('ASCII')
                self.send_header('X-traceback', trace)
            self.send_header('Content-length', '0')
            self.end_headers()
            return
        self.send_response(200)
        self.send_header('Content-type', 'text/xml')
        if self.encode_threshold is not None and len(response) > self.encode_threshold:
            if self.accept_encodings().get('gzip', 0):
                response = gzip_encode(response)
                self.send_header('Content-Encoding', 'gzip')
        self.send_header('Content-length', str(len(response)))
        self.end_headers()
        self.wfile.write(response)

    def _read_request(self):
        rest = int(self.headers['content-length'])
        chunks = []
        while rest:
            chunk = self.rfile.read(min(rest, _CHUNK))
            if not chunk:
                break
            chunks.append(chunk)
            rest -= len(chunk)
        return b''.join(chunks)

    def decode_request_content(self, data):
        """Return a request that may be compressed; answer it and return None if it can't be read."""
        encoding = self.headers.get('content-encoding', 'identity').lower()
        if encoding == 'identity':
            return data
        if encoding == 'gzip':
            try:
                return gzip_decode(data)
            except ValueError:
                self.send_response(400, 'error decoding gzip content')
        else:
            self.send_response(501, f'encoding {encoding!r} not supported')
        self.send_header('Content-length', '0')
        self.end_headers()

    def report_404(self):
        self.send_response(404)
        response = b'No such page'
        self.send_header('Content-type', 'text/plain')
        self.send_header('Content-length', str(len(response)))
        self.end_headers()
        self.wfile.write(response)

    def log_request(self, code='-', size='-'):
        if self.server.logRequests:
            super().log_request(code, size)


class SimpleXMLRPCServer(socketserver.TCPServer, SimpleXMLRPCDispatcher):
    """A server of HTTP whose requests are calls."""

    allow_reuse_address = True
    allow_reuse_port = False
    _send_traceback_header = False      # tells others about errors more than they should know

    def __init__(self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
                 encoding=None, bind_and_activate=True, use_builtin_types=False):
        self.logRequests = logRequests
        SimpleXMLRPCDispatcher.__init__(self, allow_none, encoding, use_builtin_types)
        socketserver.TCPServer.__init__(self, addr, requestHandler, bind_and_activate)


class MultiPathXMLRPCServer(SimpleXMLRPCServer):
    """A server that has a dispatcher for each path."""

    def __init__(self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
                 encoding=None, bind_and_activate=True, use_builtin_types=False):
        super().__init__(addr, requestHandler, logRequests, allow_none, encoding, bind_and_activate, use_builtin_types)
        self.dispatchers = {}

    def add_dispatcher(self, path, dispatcher):
        self.dispatchers[path] = dispatcher
        return dispatcher

    def get_dispatcher(self, path):
        return self.dispatchers[path]

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None):
        try:
            return self.dispatchers[path]._marshaled_dispatch(data, dispatch_method, path)
        except BaseException as error:
            response = dumps(Fault(1, f'{type(error)}:{error}'), encoding=self.encoding, allow_none=self.allow_none)
            return response.encode(self.encoding, 'xmlcharrefreplace')


def _print_response(headers, body):
    """Print what a CGI program answers."""
    for name, value in headers:
        print(f'{name}: {value}')
    print(f'Content-Length: {len(body)}')
    print()
    sys.stdout.flush()
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


class CGIXMLRPCRequestHandler(SimpleXMLRPCDispatcher):
    """Answers the one request for which a server of the web has started this program."""

    def handle_xmlrpc(self, request_text):
        _print_response([('Content-Type', 'text/xml')], self._marshaled_dispatch(request_text))

    def handle_get(self):
        """Answer that this is no page."""
        code = 400
        message, explain = BaseHTTPRequestHandler.responses[code]
        response = http.server.DEFAULT_ERROR_MESSAGE % {'code': code, 'message': message, 'explain': explain}
        _print_response([('Status', f'{code} {message}'), ('Content-Type', http.server.DEFAULT_ERROR_CONTENT_TYPE)],
                        response.encode('utf-8'))

    def handle_request(self, request_text=None):
        if request_text is None and os.environ.get('REQUEST_METHOD', None) == 'GET':
            self.handle_get()
            return
        if request_text is None:
            try:
                length = int(os.environ.get('CONTENT_LENGTH', None))
            except (ValueError, TypeError):
                length = -1
            request_text = sys.stdin.read(length)
        self.handle_xmlrpc(request_text)


if __name__ == '__main__':
    import datetime

    class Example:
        def getData(self):
            return '42'

        class currentTime:
            @staticmethod
            def getCurrentTime():
                return datetime.datetime.now()

    with SimpleXMLRPCServer(('localhost', 8000)) as server:
        server.register_function(pow)
        server.register_function(lambda x, y: x + y, 'add')
        server.register_instance(Example(), allow_dotted_names=True)
        server.register_multicall_functions()
        print('Serving XML-RPC on localhost port 8000')
        print('It is advisable to run this example server within a secure, closed network.')
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print('\nKeyboard interrupt received, exiting.')
            sys.exit(0)
