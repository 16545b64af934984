"""A server that takes logging configurations from a socket."""

import errno
import logging
import logging.config
import select
import socket
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer


class _ConfigStreamHandler(StreamRequestHandler):
    """Takes one configuration, which comes after its length in four bytes."""

    def handle(self):
        """Take it and use it."""
        try:
            length = self.connection.recv(4)
            if len(length) == 4:
                self._take(int.from_bytes(length, 'big'))
        except OSError as err:
            if err.errno != errno.ECONNRESET:
                raise

    def _take(self, length):
        received = self.connection.recv(length)
        while len(received) < length:
            received += self.connection.recv(length - len(received))
        if self.server.verify is not None:
            received = self.server.verify(received)
        if received is not None:
            logging.config._use_received(received.decode('utf-8'))
        if self.server.ready:
            self.server.ready.set()


class _ConfigSocketReceiver(ThreadingTCPServer):
    """Listens until stopListening sets abort."""

    allow_reuse_address = True
    allow_reuse_port = False

    def __init__(self, host, port, ready, verify):
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            pass
        else:
            if all(info[0] != socket.AF_INET for info in infos):
                self.address_family = infos[0][0]
        ThreadingTCPServer.__init__(self, (host, port), _ConfigStreamHandler)
        with logging._lock:
            self.abort = 0
        self.timeout = 1
        self.ready = ready
        self.verify = verify

    def serve_until_stopped(self):
        """Take configurations until told to stop."""
        stop = False
        while not stop:
            readable, _, _ = select.select([self.socket.fileno()], [], [], self.timeout)
            if readable:
                self.handle_request()
            with logging._lock:
                stop = self.abort
        self.server_close()


class _Server(threading.Thread):
    """Runs a receiver; ready is set once it listens."""

    def __init__(self, port, verify):
        super().__init__()
        self.port = port
        self.verify = verify
        self.ready = threading.Event()

    def run(self):
        """Listen until told to stop."""
        try:
            server = _ConfigSocketReceiver('localhost', self.port, self.ready, self.verify)
        except BaseException:
            self.ready.set()
            raise
        if self.port == 0:
            self.port = server.server_address[1]
        self.ready.set()
        with logging._lock:
            logging.config._listener = server
        server.serve_until_stopped()


def make_listener(port, verify):
    """Return the thread that listens on a port."""
    return _Server(port, verify)
