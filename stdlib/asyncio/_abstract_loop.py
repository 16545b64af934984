"""The interface of event loops, of servers, and of policies."""

import socket
import subprocess


class AbstractServer:
    """What create_server() returns."""

    def close(self):
        """Stop listening; connections stay open."""
        raise NotImplementedError

    def close_clients(self):
        """Close all connections."""
        raise NotImplementedError

    def abort_clients(self):
        """Close all connections at once, without sending what is left."""
        raise NotImplementedError

    def get_loop(self):
        """Return the server's event loop."""
        raise NotImplementedError

    def is_serving(self):
        """Tell whether the server accepts connections."""
        raise NotImplementedError

    async def start_serving(self):
        """Accept connections from now on."""
        raise NotImplementedError

    async def serve_forever(self):
        """Accept connections until cancelled."""
        raise NotImplementedError

    async def wait_closed(self):
        """Wait until the server is closed and no connection is left."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class _AbstractRunning:
    """Running callbacks, futures and tasks."""

    def run_forever(self):
        """Run until stop() is called."""
        raise NotImplementedError

    def run_until_complete(self, future):
        """Run until a future is done, or a coroutine has ended; return its result."""
        raise NotImplementedError

    def stop(self):
        """Stop after the callbacks that are ready."""
        raise NotImplementedError

    def is_running(self):
        """Tell whether the loop runs."""
        raise NotImplementedError

    def is_closed(self):
        """Tell whether the loop was closed."""
        raise NotImplementedError

    def close(self):
        """Close the loop, which must not run. It can't be used afterwards."""
        raise NotImplementedError

    async def shutdown_asyncgens(self):
        """Close all asynchronous generators that are under way."""
        raise NotImplementedError

    async def shutdown_default_executor(self):
        """End the threads of the default executor."""
        raise NotImplementedError

    def _timer_handle_cancelled(self, handle):
        raise NotImplementedError

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        raise NotImplementedError

    def call_at(self, when, callback, *args, context=None):
        raise NotImplementedError

    def time(self):
        raise NotImplementedError

    def create_future(self):
        raise NotImplementedError

    def create_task(self, coro, **kwargs):
        raise NotImplementedError

    def call_soon_threadsafe(self, callback, *args, context=None):
        raise NotImplementedError

    def run_in_executor(self, executor, func, *args):
        raise NotImplementedError

    def set_default_executor(self, executor):
        raise NotImplementedError

    def set_task_factory(self, factory):
        raise NotImplementedError

    def get_task_factory(self):
        raise NotImplementedError

    def get_exception_handler(self):
        raise NotImplementedError

    def set_exception_handler(self, handler):
        raise NotImplementedError

    def default_exception_handler(self, context):
        raise NotImplementedError

    def call_exception_handler(self, context):
        raise NotImplementedError

    def get_debug(self):
        raise NotImplementedError

    def set_debug(self, enabled):
        raise NotImplementedError


class _AbstractConnections:
    """Connections, servers, pipes and subprocesses: transports and protocols."""

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        raise NotImplementedError

    async def getnameinfo(self, sockaddr, flags=0):
        raise NotImplementedError

    async def create_connection(
            self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None,
            local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
            happy_eyeballs_delay=None, interleave=None):
        raise NotImplementedError

    async def create_server(
            self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC, flags=socket.AI_PASSIVE,
            sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None,
            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        """Listen for TCP connections at a host, several hosts, or all interfaces; return a Server."""
        raise NotImplementedError

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a file through a transport; return how many bytes were sent."""
        raise NotImplementedError

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Encrypt from now on; return the transport to use instead."""
        raise NotImplementedError

    async def create_unix_connection(
            self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
            ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        raise NotImplementedError

    async def create_unix_server(
            self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None, start_serving=True):
        """Listen for connections at a path of the file system; return a Server."""
        raise NotImplementedError

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        """Make a transport and a protocol for a connection that was accepted elsewhere."""
        raise NotImplementedError

    async def create_datagram_endpoint(
            self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0,
            reuse_address=None, reuse_port=None, allow_broadcast=None, sock=None):
        """Make a transport and a protocol for datagrams."""
        raise NotImplementedError

    async def connect_read_pipe(self, protocol_factory, pipe):
        """Make a transport that reads a file object (which it closes) and a protocol."""
        raise NotImplementedError

    async def connect_write_pipe(self, protocol_factory, pipe):
        """Make a transport that writes to a file object (which it closes) and a protocol."""
        raise NotImplementedError

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, **kwargs):
        raise NotImplementedError

    async def subprocess_exec(self, protocol_factory, *args, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, **kwargs):
        raise NotImplementedError


class _AbstractDescriptors:
    """File descriptors, sockets and signals."""

    def add_reader(self, fd, callback, *args):
        raise NotImplementedError

    def remove_reader(self, fd):
        raise NotImplementedError

    def add_writer(self, fd, callback, *args):
        raise NotImplementedError

    def remove_writer(self, fd):
        raise NotImplementedError

    async def sock_recv(self, sock, nbytes):
        raise NotImplementedError

    async def sock_recv_into(self, sock, buf):
        raise NotImplementedError

    async def sock_recvfrom(self, sock, bufsize):
        raise NotImplementedError

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        raise NotImplementedError

    async def sock_sendall(self, sock, data):
        raise NotImplementedError

    async def sock_sendto(self, sock, data, address):
        raise NotImplementedError

    async def sock_connect(self, sock, address):
        raise NotImplementedError

    async def sock_accept(self, sock):
        raise NotImplementedError

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=None):
        raise NotImplementedError

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError

    def remove_signal_handler(self, sig):
        raise NotImplementedError


class AbstractEventLoop(_AbstractRunning, _AbstractConnections, _AbstractDescriptors):
    """The interface of event loops."""


class _AbstractEventLoopPolicy:
    """The interface of what decides which loop is the current one."""

    def get_event_loop(self):
        """Return the current loop, or raise an exception if there is none."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Make a loop the current one."""
        raise NotImplementedError

    def new_event_loop(self):
        """Make a loop, which doesn't become the current one."""
        raise NotImplementedError
