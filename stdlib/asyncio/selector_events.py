"""A loop that waits by a selector, and its transports for sockets."""

__all__ = ('BaseSelectorEventLoop',)

import collections
import errno
import itertools
import os
import selectors
import socket
import warnings
import weakref

from . import base_events, constants, events, futures, protocols, transports, trsock
from .log import logger

_HAS_SENDMSG = hasattr(socket.socket, 'sendmsg')
_READ = selectors.EVENT_READ
_WRITE = selectors.EVENT_WRITE
_NOT_NOW = (BlockingIOError, InterruptedError)
# Pieces that one call of the system's sendmsg() takes.
try:
    _MOST_PIECES = os.sysconf('SC_IOV_MAX')
except (OSError, ValueError):
    _MOST_PIECES = 16
_OUT_OF_RESOURCES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


def _test_selector_event(selector, fd, event):
    try:
        return bool(selector.get_key(fd).events & event)
    except KeyError:
        return False


def _settle(future, function, *args):
    # Gives a future what a function returns or raises, unless it has to be tried again.
    try:
        result = function(*args)
    except _NOT_NOW:
        return
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


class _Descriptors(base_events.BaseEventLoop):
    """Callbacks for descriptors. What the selector keeps with each is a pair of handles: the one for
    reading and the one for writing."""

    def __init__(self, selector=None):
        super().__init__()
        if selector is None:
            selector = selectors.DefaultSelector()
        logger.debug('Using selector: %s', type(selector).__name__)
        self._selector = selector
        self._make_self_pipe()
        self._transports = weakref.WeakValueDictionary()

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        self._close_self_pipe()
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    # A pair of sockets by which other threads and signals wake the loop.

    def _make_self_pipe(self):
        self._ssock, self._csock = socket.socketpair()
        self._ssock.setblocking(False)
        self._csock.setblocking(False)
        self._internal_fds += 1
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    def _close_self_pipe(self):
        self._remove_reader(self._ssock.fileno())
        self._ssock.close()
        self._csock.close()
        self._ssock = self._csock = None
        self._internal_fds -= 1

    def _process_self_data(self, data):
        pass

    def _read_from_self(self):
        while True:
            try:
                data = self._ssock.recv(4096)
            except InterruptedError:
                continue
            except BlockingIOError:
                break
            if not data:
                break
            self._process_self_data(data)

    def _write_to_self(self):
        # Other threads call this while the loop may be closing.
        sock = self._csock
        if sock is None:
            return
        try:
            sock.send(b'\0')
        except OSError:
            if self._debug:
                logger.debug('Fail to write a null byte into the self-pipe socket', exc_info=True)

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            if mask & _READ and reader is not None:
                if reader._cancelled:
                    self._remove_reader(key.fileobj)
                else:
                    self._add_callback(reader)
            if mask & _WRITE and writer is not None:
                if writer._cancelled:
                    self._remove_writer(key.fileobj)
                else:
                    self._add_callback(writer)

    def _ensure_fd_no_transport(self, fd):
        number = fd
        if not isinstance(number, int):
            try:
                number = int(number.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f'Invalid file object: {fd!r}') from None
        transport = self._transports.get(number)
        if transport and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    def _add(self, fd, event, callback, args):
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        place = 0 if event == _READ else 1
        key = self._selector.get_map().get(fd)
        pair = [None, None] if key is None else list(key.data)
        previous, pair[place] = pair[place], handle
        if key is None:
            self._selector.register(fd, event, tuple(pair))
        else:
            self._selector.modify(fd, key.events | event, tuple(pair))
            if previous is not None:
                previous.cancel()
        return handle

    def _remove(self, fd, event):
        if self.is_closed():
            return False
        key = self._selector.get_map().get(fd)
        if key is None:
            return False
        place = 0 if event == _READ else 1
        pair = list(key.data)
        previous, pair[place] = pair[place], None
        left = key.events & ~event
        if left:
            self._selector.modify(fd, left, tuple(pair))
        else:
            self._selector.unregister(fd)
        if previous is None:
            return False
        previous.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._add(fd, _READ, callback, args)

    def _remove_reader(self, fd):
        return self._remove(fd, _READ)

    def _add_writer(self, fd, callback, *args):
        return self._add(fd, _WRITE, callback, args)

    def _remove_writer(self, fd):
        return self._remove(fd, _WRITE)

    def add_reader(self, fd, callback, *args):
        """Have a function called whenever a descriptor can be read."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        """Undo add_reader(); return whether there was one."""
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        """Have a function called whenever a descriptor can be written to."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        """Undo add_writer(); return whether there was one."""
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)


class _Sockets(_Descriptors):
    """Operations on sockets: each is tried at once, and again when the selector says so."""

    def _check_nonblocking(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')

    def _retry(self, future, sock, event, callback, *args):
        # Calls back at each event until the future is done. A callback that replaced ours must stay.
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)
        handle = self._add(fd, event, callback, args)

        def done(future):
            if not handle.cancelled():
                self._ensure_fd_no_transport(fd)
                self._remove(fd, event)

        future.add_done_callback(done)

    async def _when_ready(self, sock, event, method, *args):
        self._check_nonblocking(sock)
        try:
            return getattr(sock, method)(*args)
        except _NOT_NOW:
            pass
        future = self.create_future()
        self._retry(future, sock, event, self._try_method_again, future, sock, method, *args)
        return await future

    def _try_method_again(self, future, sock, method, *args):
        self._try_again(future, getattr(sock, method), *args)

    def _try_again(self, future, function, *args):
        if not future.done():
            _settle(future, function, *args)

    async def sock_recv(self, sock, n):
        """Receive up to n bytes."""
        return await self._when_ready(sock, _READ, 'recv', n)

    async def sock_recv_into(self, sock, buf):
        """Receive bytes into a buffer; return how many."""
        return await self._when_ready(sock, _READ, 'recv_into', buf)

    async def sock_recvfrom(self, sock, bufsize):
        """Receive a datagram; return it and where it came from."""
        return await self._when_ready(sock, _READ, 'recvfrom', bufsize)

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """Receive a datagram into a buffer; return its size and where it came from."""
        return await self._when_ready(sock, _READ, 'recvfrom_into', buf, nbytes or len(buf))

    async def sock_sendto(self, sock, data, address):
        """Send a datagram; return how many bytes were sent."""
        return await self._when_ready(sock, _WRITE, 'sendto', data, address)

    async def sock_sendall(self, sock, data):
        """Send all of some bytes."""
        self._check_nonblocking(sock)
        try:
            sent = sock.send(data)
        except _NOT_NOW:
            sent = 0
        if sent == len(data):
            return
        left = memoryview(data)[sent:]
        future = self.create_future()

        def send_more():
            nonlocal left
            left = left[sock.send(left):]
            if left:
                raise BlockingIOError

        self._retry(future, sock, _WRITE, self._try_again, future, send_more)
        await future

    async def sock_connect(self, sock, address):
        """Connect to an address, whose host may be a name."""
        self._check_nonblocking(sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            resolved = await self._ensure_resolved(address, family=sock.family, type=sock.type,
                                                   proto=sock.proto, loop=self)
            address = resolved[0][4]
        future = self.create_future()
        self._sock_connect(future, sock, address)
        return await future

    def _sock_connect(self, future, sock, address):
        try:
            sock.connect(address)
        except _NOT_NOW:
            # It goes on in the background, also after a signal.
            self._retry(future, sock, _WRITE, self._sock_connect_cb, future, sock, address)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(None)

    def _sock_connect_cb(self, future, sock, address):
        def outcome():
            error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if error != 0:
                raise OSError(error, f'Connect call failed {address}')

        self._try_again(future, outcome)

    async def sock_accept(self, sock):
        """Accept a connection; return its socket and the other side's address."""
        connection, address = await self._when_ready(sock, _READ, 'accept')
        connection.setblocking(False)
        return connection, address


class BaseSelectorEventLoop(_Sockets):
    """A loop that waits by a selector, with transports and servers for sockets."""

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, **kwargs):
        raise RuntimeError(base_events._NO_SSL)

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
                       ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, sslcontext, server,
                         backlog, ssl_handshake_timeout, ssl_shutdown_timeout)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connection(
            self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
            ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        # Several may be waiting.
        ssl_arguments = sslcontext, ssl_handshake_timeout, ssl_shutdown_timeout
        for _ in range(backlog + 1):
            try:
                connection, address = sock.accept()
                if self._debug:
                    logger.debug('%r got a new connection from %r: %r', server, address, connection)
                connection.setblocking(False)
            except ConnectionAbortedError:
                continue
            except _NOT_NOW:
                return
            except OSError as error:
                if error.errno not in _OUT_OF_RESOURCES:
                    raise
                self._pause_accepting(error, protocol_factory, sock, server, backlog, ssl_arguments)
            else:
                self.create_task(self._accept_connection2(
                    protocol_factory, connection, {'peername': address}, sslcontext, server,
                    ssl_handshake_timeout, ssl_shutdown_timeout))

    def _pause_accepting(self, error, protocol_factory, sock, server, backlog, ssl_arguments):
        # The selector would go on saying that there is something to accept.
        self.call_exception_handler({
            'message': 'socket.accept() out of system resource',
            'exception': error,
            'socket': trsock.TransportSocket(sock),
        })
        self._remove_reader(sock.fileno())
        self.call_later(constants.ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock,
                        ssl_arguments[0], server, backlog, *ssl_arguments[1:])

    async def _accept_connection2(
            self, protocol_factory, conn, extra, sslcontext=None, server=None,
            ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT,
            ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT):
        protocol = transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            if sslcontext:
                transport = self._make_ssl_transport(
                    conn, protocol, sslcontext, waiter=waiter, server_side=True, extra=extra, server=server,
                    ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
            else:
                transport = self._make_socket_transport(conn, protocol, waiter=waiter, extra=extra,
                                                        server=server)
            await self._made(transport, waiter)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if self._debug:
                context = {'message': 'Error on transport creation for incoming connection',
                           'exception': error}
                if protocol is not None:
                    context['protocol'] = protocol
                if transport is not None:
                    context['transport'] = transport
                self.call_exception_handler(context)

    async def _sendfile_native(self, transp, file, offset, count):
        # The socket is not the transport's while the file is sent.
        del self._transports[transp._sock_fd]
        was_reading = transp.is_reading()
        transp.pause_reading()
        await transp._make_empty_waiter()
        try:
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if was_reading:
                transp.resume_reading()
            self._transports[transp._sock_fd] = transp


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    """A socket with its protocol.

    `_conn_lost` is not 0 once the protocol has been or is about to be told that the connection is lost,
    and counts the writes that came later. `_closing` is true from close() or a fatal error on.
    """

    max_size = 256 * 1024   # bytes that are received at once

    # For __del__, if there is no __init__.
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra['socket'] = trsock.TransportSocket(sock)
        self._extra['sockname'] = self._name_or_none(sock.getsockname)
        if 'peername' not in self._extra:
            self._extra['peername'] = self._name_or_none(sock.getpeername)
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = collections.deque()
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        if server is not None:
            server._attach(self)
        loop._transports[self._sock_fd] = self

    @staticmethod
    def _name_or_none(ask):
        try:
            return ask()
        except OSError:
            return None

    def _start(self, waiter):
        # Nothing is read before the protocol has been told, nor is it reported that all is ready.
        self._loop.call_soon(self._protocol.connection_made, self)
        self._loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            self._loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [type(self).__name__]
        if self._sock is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop.is_closed():
            selector = self._loop._selector
            state = {True: 'polling', False: 'idle'}
            reading = state[_test_selector_event(selector, self._sock_fd, _READ)]
            writing = state[_test_selector_event(selector, self._sock_fd, _WRITE)]
            info.append(f'read={reading} write=<{writing}, bufsize={self.get_write_buffer_size()}>')
        return f'<{" ".join(info)}>'

    def abort(self):
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self.is_closing() and not self._paused

    def pause_reading(self):
        if not self.is_reading():
            return
        self._paused = True
        self._loop._remove_reader(self._sock_fd)
        if self._loop.get_debug():
            logger.debug('%r pauses reading', self)

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        self._add_reader(self._sock_fd, self._read_ready)
        if self._loop.get_debug():
            logger.debug('%r resumes reading', self)

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._sock.close()
            if self._server is not None:
                self._server._detach(self)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        if isinstance(exc, OSError):
            if self._loop.get_debug():
                logger.debug('%r: %s', self, message, exc_info=True)
        else:
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    def _write_after_end(self):
        if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
            logger.warning('socket.send() raised exception.')
        self._conn_lost += 1

    def _attempt(self, message, function, *args):
        # Returns (True, what a function returns), or (False, None): not now, or a fatal error.
        try:
            return True, function(*args)
        except _NOT_NOW:
            pass
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, message)
        return False, None

    def _tell(self, name, *args):
        # As _attempt(), for a method of the protocol, whose errors are all fatal.
        try:
            return True, getattr(self._protocol, name)(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, f'Fatal error: protocol.{name}() call failed.')
            return False, None

    def get_write_buffer_size(self):
        return sum(map(len, self._buffer))


_READ_ERROR = 'Fatal read error on socket transport'
_WRITE_ERROR = 'Fatal write error on socket transport'


class _SelectorSocketTransport(_SelectorTransport):
    """A stream. `_empty_waiter` is a future of sendfile(), done when the buffer is empty."""

    _start_tls_compatible = True
    _sendfile_compatible = constants._SendfileMode.TRY_NATIVE

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._read_ready_cb = None
        super().__init__(loop, sock, protocol, extra, server)
        self._eof = False
        self._empty_waiter = None
        self._write_ready = self._write_sendmsg if _HAS_SENDMSG else self._write_send
        # Small pieces are sent without waiting for others to go with them.
        base_events._set_nodelay(sock)
        self._start(waiter)

    def set_protocol(self, protocol):
        if isinstance(protocol, protocols.BufferedProtocol):
            self._read_ready_cb = self._read_ready__get_buffer
        else:
            self._read_ready_cb = self._read_ready__data_received
        super().set_protocol(protocol)

    def _read_ready(self):
        self._read_ready_cb()

    def _read_ready__get_buffer(self):
        if self._conn_lost:
            return
        told, buffer = self._tell('get_buffer', -1)
        if told and not len(buffer):
            self._fatal_error(RuntimeError('get_buffer() returned an empty buffer'),
                              'Fatal error: protocol.get_buffer() call failed.')
            told = False
        if not told:
            return
        read, count = self._attempt(_READ_ERROR, self._sock.recv_into, buffer)
        if not read:
            return
        if count:
            self._tell('buffer_updated', count)
        else:
            self._read_ready__on_eof()

    def _read_ready__data_received(self):
        if self._conn_lost:
            return
        read, data = self._attempt(_READ_ERROR, self._sock.recv, self.max_size)
        if not read:
            return
        if data:
            self._tell('data_received', data)
        else:
            self._read_ready__on_eof()

    def _read_ready__on_eof(self):
        if self._loop.get_debug():
            logger.debug('%r received EOF', self)
        told, keep_open = self._tell('eof_received')
        if not told:
            return
        if keep_open:
            # For writing.
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def _check_write(self, method):
        if self._eof:
            raise RuntimeError(f'Cannot call {method}() after write_eof()')
        if self._empty_waiter is not None:
            raise RuntimeError(f'unable to {method}; sendfile is in progress')

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError('data argument must be a bytes, bytearray, or memoryview object,'
                            f' not {type(data).__name__!r}')
        self._check_write('write')
        if not data:
            return
        if self._conn_lost:
            self._write_after_end()
            return
        if not self._buffer:
            done, sent = self._attempt(_WRITE_ERROR, self._sock.send, data)
            if self._conn_lost:
                return
            if done:
                data = memoryview(data)[sent:]
                if not data:
                    return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.append(data)
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        self._check_write('writelines')
        if not list_of_data:
            return
        if self._conn_lost:
            self._write_after_end()
            return
        self._buffer.extend([memoryview(data) for data in list_of_data if data])
        if not self._buffer:
            return
        self._write_ready()
        if self._buffer:
            self._loop._add_writer(self._sock_fd, self._write_ready)
            self._maybe_pause_protocol()

    def _get_sendmsg_buffer(self):
        return itertools.islice(self._buffer, _MOST_PIECES)

    def _write_sendmsg(self):
        self._write_some(lambda: self._sock.sendmsg(self._get_sendmsg_buffer()))

    def _write_send(self):
        self._write_some(lambda: self._sock.send(self._buffer[0]))

    def _write_some(self, send):
        assert self._buffer, 'Data should not be empty'
        if self._conn_lost:
            return
        try:
            self._adjust_leftover_buffer(send())
        except _NOT_NOW:
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(error, _WRITE_ERROR)
            if self._empty_waiter is not None:
                self._empty_waiter.set_exception(error)
            return
        self._maybe_resume_protocol()   # which may write more
        if not self._buffer:
            self._all_written()

    def _all_written(self):
        self._loop._remove_writer(self._sock_fd)
        if self._empty_waiter is not None:
            self._empty_waiter.set_result(None)
        if self._closing and not self._conn_lost:
            self._conn_lost += 1
            self._call_connection_lost(None)
        elif self._eof and not self._closing:
            self._sock.shutdown(socket.SHUT_WR)

    def _adjust_leftover_buffer(self, nbytes):
        buffer = self._buffer
        while nbytes:
            piece = buffer.popleft()
            if len(piece) > nbytes:
                buffer.appendleft(piece[nbytes:])
                break
            nbytes -= len(piece)

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(socket.SHUT_WR)

    def can_write_eof(self):
        return True

    def close(self):
        self._read_ready_cb = None
        super().close()

    def _call_connection_lost(self, exc):
        try:
            super()._call_connection_lost(exc)
        finally:
            self._write_ready = None
            self._read_ready_cb = None
            if self._empty_waiter is not None:
                self._empty_waiter.set_exception(ConnectionError('Connection is closed by peer'))

    def _make_empty_waiter(self):
        if self._empty_waiter is not None:
            raise RuntimeError('Empty waiter is already set')
        self._empty_waiter = self._loop.create_future()
        if not self._buffer:
            self._empty_waiter.set_result(None)
        return self._empty_waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """Datagrams. The buffer has pairs of datagrams and addresses."""

    # What a datagram that waits counts for, besides its bytes: empty ones need memory, too.
    _header_size = 8

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._buffer_size = 0
        self._start(waiter)

    def get_write_buffer_size(self):
        return self._buffer_size

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, address = self._sock.recvfrom(self.max_size)
        except _NOT_NOW:
            pass
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, address)

    def _send(self, data, address):
        # Returns whether the datagram is gone, one way or the other.
        try:
            if self._extra['peername']:
                self._sock.send(data)
            else:
                self._sock.sendto(data, address)
            return True
        except _NOT_NOW:
            return False
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, 'Fatal write error on datagram transport')
        return None

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f'Invalid address: must be None or {self._address}')
            addr = self._address
            if self._conn_lost:
                self._write_after_end()
                return
        if not self._buffer:
            if self._send(data, addr) is not False:
                return
            self._loop._add_writer(self._sock_fd, self._sendto_ready)
        # The caller may change a bytearray.
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data) + self._header_size
        self._maybe_pause_protocol()

    def _sendto_ready(self):
        while self._buffer:
            data, address = self._buffer.popleft()
            size = len(data) + self._header_size
            self._buffer_size -= size
            sent = self._send(data, address)
            if sent is None:
                return
            if not sent:
                self._buffer.appendleft((data, address))
                self._buffer_size += size
                break
        self._maybe_resume_protocol()   # which may send more
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
