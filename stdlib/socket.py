"""Connections in networks and between processes."""

import errno
import io
import os
from enum import IntEnum, IntFlag

import _socket
from _socket import *

EBADF = errno.EBADF
EAGAIN = errno.EAGAIN
EWOULDBLOCK = errno.EWOULDBLOCK

__all__ = ['fromfd', 'getfqdn', 'create_connection', 'create_server', 'has_dualstack_ipv6',
           'AddressFamily', 'SocketKind', 'send_fds', 'recv_fds']
__all__ += [name for name in dir(_socket) if not name.startswith('_')]


def _have_names(enum, name, prefix):
    """Make an enumeration of the constants with a prefix, which are its members from now on."""
    enum._convert_(name, __name__, lambda n: n.isupper() and n.startswith(prefix))


_have_names(IntEnum, 'AddressFamily', 'AF_')
_have_names(IntEnum, 'SocketKind', 'SOCK_')
_have_names(IntFlag, 'MsgFlag', 'MSG_')
_have_names(IntFlag, 'AddressInfo', 'AI_')


def _member(value, enum):
    """Return a number's member of an enumeration, or the number if there is none."""
    try:
        return enum(value)
    except ValueError:
        return value


# ---- sockets ------------------------------------------------------------------------------------------

class _CannotSendFile(Exception):
    """The system does not send that file."""


class socket(_socket.socket):
    """An end of a connection.

    It stays open as long as files that makefile() returned are.
    """

    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
        _socket.socket.__init__(self, family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = getattr(self, '_closed', False)
        cls = self.__class__
        text = (f"<{cls.__module__}.{cls.__qualname__}{' [closed]' if closed else ''} "
                f"fd={self.fileno()}, family={self.family}, type={self.type}, proto={self.proto}")
        if not closed:
            for what, get in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = get()
                except (OSError, AttributeError):
                    continue
                if address:
                    text += f', {what}={address}'
        return text + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    def dup(self):
        """Return another socket for the same end."""
        sock = self.__class__(self.family, self.type, self.proto, fileno=dup(self.fileno()))
        sock.settimeout(self.gettimeout())
        return sock

    def accept(self):
        """Wait for someone to connect. Return a new socket and the address of the other end."""
        fd, address = self._accept()
        sock = socket(self.family, self.type, self.proto, fileno=fd)
        # What accept returns blocks, unless told otherwise.
        if getdefaulttimeout() is None and self.gettimeout():
            sock.setblocking(True)
        return sock, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """Return a file that reads from the socket or writes to it."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError('invalid mode %r (only r, w, b allowed)' % (mode,))
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        if buffering == 0 and 'b' not in mode:
            raise ValueError('unbuffered streams must be binary')
        raw = SocketIO(self, 'r' * reading + 'w' * writing)
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if 'b' in mode:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    # ---- sending files

    def _check_sendfile_params(self, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not self.type & SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        """Let the system send a file."""
        import selectors
        self._check_sendfile_params(file, offset, count)
        try:
            source = file.fileno()
            size = os.fstat(source).st_size
        except (AttributeError, OSError) as err:
            raise _CannotSendFile(err)
        if not size:
            return 0
        timeout = self.gettimeout()
        sent_all = 0
        selector = selectors.PollSelector()
        selector.register(self.fileno(), selectors.EVENT_WRITE)
        try:
            while count is None or sent_all < count:
                if timeout and not selector.select(timeout):
                    raise TimeoutError('timed out')
                block = min(size if count is None else count - sent_all, 2**30)
                try:
                    sent = os.sendfile(self.fileno(), source, offset, block)
                except BlockingIOError:
                    if not timeout:
                        selector.select()
                    continue
                except OSError as err:
                    if sent_all == 0:
                        raise _CannotSendFile(err)
                    raise err from None
                if sent == 0:
                    break
                offset += sent
                sent_all += sent
            return sent_all
        finally:
            if sent_all > 0 and hasattr(file, 'seek'):
                file.seek(offset)

    def _sendfile_use_send(self, file, offset=0, count=None):
        """Read a file and send what it has."""
        self._check_sendfile_params(file, offset, count)
        if offset:
            file.seek(offset)
        sent_all = 0
        try:
            while count is None or sent_all < count:
                data = memoryview(file.read(8192 if count is None else min(count - sent_all, 8192)))
                if not data:
                    break
                while data:
                    try:
                        sent = self.send(data)
                    except BlockingIOError:
                        continue
                    sent_all += sent
                    data = data[sent:]
            return sent_all
        finally:
            if sent_all > 0 and hasattr(file, 'seek'):
                file.seek(offset + sent_all)

    def sendfile(self, file, offset=0, count=None):
        """Send a file, or count bytes of it. Return how many were sent."""
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _CannotSendFile:
            return self._sendfile_use_send(file, offset, count)

    # ---- closing

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self, _close=_socket.socket.close):
        # When the program ends, the module may be gone.
        _close(self)

    def close(self):
        """Close the socket, once its files are closed."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Give the descriptor away; the socket is closed then."""
        self._closed = True
        return super().detach()

    # ---- what it is

    @property
    def family(self):
        """The family of addresses."""
        return _member(super().family, AddressFamily)

    @property
    def type(self):
        """Whether it is a stream, and so on."""
        return _member(super().type, SocketKind)

    def get_inheritable(self):
        """Get the inheritable flag of the socket"""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Set the inheritable flag of the socket"""
        os.set_inheritable(self.fileno(), inheritable)


class SocketIO(io.RawIOBase):
    """A file that reads from a socket or writes to it, without a buffer."""

    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError(f'invalid mode: {mode!r}')
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if 'b' in mode else mode + 'b'
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def readinto(self, b):
        """Read into a buffer. Return how many bytes, or None if there are none yet."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(b)
        except TimeoutError:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        """Write some bytes. Return how many, or None if that would block."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')

    def readable(self):
        """Tell whether the file may be read."""
        self._check_open()
        return self._reading

    def writable(self):
        """Tell whether the file may be written."""
        self._check_open()
        return self._writing

    def seekable(self):
        """Tell that there is no going back."""
        self._check_open()
        return super().seekable()

    def fileno(self):
        """Return the socket's descriptor."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        """The descriptor, -1 if closed."""
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        """What the file is for."""
        return self._mode

    def close(self):
        """Close the file, and the socket if it was to be closed."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


# ---- making sockets -----------------------------------------------------------------------------------

def fromfd(fd, family, type, proto=0):
    """Return a socket for a copy of a descriptor."""
    return socket(family, type, proto, dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Return two sockets that are connected."""
    family = AF_UNIX if family is None else family
    return tuple(socket(family, type, proto, end.detach())
                 for end in _socket.socketpair(family, type, proto))


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *,
                      all_errors=False):
    """Return a socket connected to a host and port: to the first of the host's addresses that lets it."""
    host, port = address
    errors = []
    for family, kind, proto, _name, found in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(found)
            return sock
        except OSError as err:
            errors.append(err)
            if sock is not None:
                sock.close()
    try:
        if not errors:
            raise error('getaddrinfo returns an empty list')
        if all_errors:
            raise ExceptionGroup('create_connection failed', errors)
        raise errors[-1]
    finally:
        # They refer to this frame.
        errors.clear()


def has_dualstack_ipv6():
    """Tell whether one socket may serve IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Return a socket that listens at an address."""
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError('dualstack_ipv6 not supported on this platform')
        if family != AF_INET6:
            raise ValueError('dualstack_ipv6 requires AF_INET6 family')
    sock = socket(family, SOCK_STREAM)
    try:
        try:
            # A server that starts again gets the address it had.
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        except OSError:
            pass
        if reuse_port and family in (AF_INET, AF_INET6):
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, not dualstack_ipv6)
        try:
            sock.bind(address)
        except OSError as err:
            raise error(err.errno,
                        f'{err.strerror} (while attempting to bind on address {address!r})') from None
        sock.listen(*(() if backlog is None else (backlog,)))
        return sock
    except OSError:
        sock.close()
        raise


# ---- descriptors over sockets -------------------------------------------------------------------------

def send_fds(sock, buffers, fds, flags=0, address=None):
    """Send data, and descriptors with it, over a socket of AF_UNIX."""
    import array
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array.array('i', fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receive data and descriptors. Return both, flags and the address they come from."""
    import array
    fds = array.array('i')
    data, ancillary, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, content in ancillary:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            fds.frombytes(content[:len(content) - len(content) % fds.itemsize])
    return data, list(fds), flags, address


# ---- names --------------------------------------------------------------------------------------------

def getfqdn(name=''):
    """Return the full name of a host, this one's if none is given."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        hostname, aliases, _addresses = gethostbyaddr(name)
    except OSError:
        return name
    return next((alias for alias in (hostname, *aliases) if '.' in alias), hostname)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Return what sockets may connect to a host and service: family, type, protocol, name, address."""
    return [(_member(family, AddressFamily), _member(kind, SocketKind), proto, name, address)
            for family, kind, proto, name, address
            in _socket.getaddrinfo(host, port, family, type, proto, flags)]
