"""Connections: messages over file descriptors; waiting for several of them."""

import os
import time

from multiprocessing import util
from multiprocessing.context import AuthenticationError, BufferTooShort

__all__ = ['Client', 'Listener', 'Pipe', 'wait']

# How much is asked of the kernel at once: a pipe holds no more.
_CHUNK = 65536

CONNECTION_TIMEOUT = 20.0


class _ConnectionBase:
    """One end of a connection.

    A message is its length, as four bytes, big end first, and its bytes; the length -1 means
    that the length proper follows as eight bytes. Each end is for one thread at a time: whoever
    shares one brings a lock.
    """

    _handle = None

    def __init__(self, handle, readable=True, writable=True):
        handle = handle.__index__()
        if handle < 0:
            raise ValueError("invalid handle")
        if not readable and not writable:
            raise ValueError("at least one of `readable` and `writable` must be True")
        self._handle = handle
        self._readable = readable
        self._writable = writable

    def __del__(self):
        if self._handle is not None:
            self.close()

    def _check_closed(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check_closed()
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check_closed()
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        """Whether the connection is closed."""
        return self._handle is None

    @property
    def readable(self):
        """Whether messages can be received."""
        return self._readable

    @property
    def writable(self):
        """Whether messages can be sent."""
        return self._writable

    def fileno(self):
        """Return the file descriptor."""
        self._check_closed()
        return self._handle

    def close(self):
        """Close the connection."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _detach(self):
        self._handle = None

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes as one message."""
        self._check_writable()
        if type(buf) is not bytes or offset or size is not None:
            buf = _slice(buf, offset, size)
        self._send_bytes(buf)

    def send(self, obj):
        """Send an object's pickle as one message."""
        self._check_writable()
        self._send_bytes(_pickler().dumps(obj))

    def _send_bytes(self, buf):
        size = len(buf)
        if size > 0x7fffffff:
            self._write(b'\xff\xff\xff\xff' + size.to_bytes(8, 'big'))
            self._write(buf)
        elif size > 16384:
            self._write(size.to_bytes(4, 'big'))
            self._write(buf)
        else:
            # One write, so that small messages of several writers don't mix, and for speed.
            self._write(size.to_bytes(4, 'big') + buf)

    def _write(self, buf):
        written = os.write(self._handle, buf)
        if written < len(buf):
            buf = memoryview(buf)
            while written < len(buf):
                buf = buf[written:]
                written = os.write(self._handle, buf)

    def recv_bytes(self, maxlength=None):
        """Receive one message as bytes; longer than maxlength, it's an error."""
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        return self._recv_bytes(maxlength)

    def recv_bytes_into(self, buf, offset=0):
        """Receive one message into a buffer; return its length."""
        self._check_readable()
        with memoryview(buf) as view, view.cast('B') as target:
            if offset < 0:
                raise ValueError("negative offset")
            if offset > len(target):
                raise ValueError("offset too large")
            message = self._recv_bytes()
            size = len(message)
            if len(target) < offset + size:
                raise BufferTooShort(message)
            target[offset:offset + size] = message
            return size

    def recv(self):
        """Receive one message and return the object that it is the pickle of."""
        self._check_readable()
        return _pickler().loads(self._recv_bytes())

    def _recv_bytes(self, maxsize=None):
        size = int.from_bytes(self._read(4), 'big', signed=True)
        if size == -1:
            size = int.from_bytes(self._read(8), 'big')
        if maxsize is not None and size > maxsize:
            # What follows can't be made sense of any more.
            if self._writable:
                self._readable = False
            else:
                self.close()
            raise OSError("bad message length")
        return self._read(size, True)

    def _read(self, size, in_message=False):
        if size == 0:
            return b''
        fd = self._handle
        chunk = os.read(fd, min(size, _CHUNK))
        if len(chunk) == size:
            return chunk
        chunks = []
        while chunk:
            chunks.append(chunk)
            size -= len(chunk)
            if size == 0:
                return b''.join(chunks)
            chunk = os.read(fd, min(size, _CHUNK))
        if chunks or in_message:
            raise OSError("got end of file during message")
        raise EOFError

    def poll(self, timeout=0.0):
        """Return whether there is something to receive, waiting for timeout seconds for it."""
        self._check_readable()
        return bool(wait([self], timeout))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def __reduce__(self):
        from multiprocessing.reduction import DupFd
        return _rebuild_connection, (type(self), DupFd(self._handle), self._readable, self._writable)


class Connection(_ConnectionBase):
    """One end of a connection, on a file descriptor."""


def _rebuild_connection(cls, fd, readable, writable):
    return cls(fd.detach(), readable, writable)


def _pickler():
    from multiprocessing.reduction import ForkingPickler
    return ForkingPickler


def _slice(buf, offset, size):
    view = memoryview(buf)
    if view.itemsize > 1:
        view = view.cast('B')
    length = view.nbytes
    if offset < 0:
        raise ValueError("offset is negative")
    if length < offset:
        raise ValueError("buffer length < offset")
    if size is None:
        size = length - offset
    elif size < 0:
        raise ValueError("size is negative")
    elif offset + size > length:
        raise ValueError("buffer length < offset + size")
    return bytes(view[offset:offset + size])


def Pipe(duplex=True):
    """Return two connections that are each other's ends; if not duplex, the first receives."""
    if duplex:
        from _socket import socketpair
        one, other = util.new_fds(socketpair)
        one.setblocking(True)
        other.setblocking(True)
        return Connection(one.detach()), Connection(other.detach())
    reader, writer = util.new_fds(os.pipe)
    return Connection(reader, writable=False), Connection(writer, readable=False)


def wait(object_list, timeout=None):
    """Wait until something can be read from one of the objects; return those that are ready.

    An object is a connection, a socket, a descriptor or anything with a fileno().
    """
    import select
    objects = list(object_list)
    poll = select.poll()
    by_fd = {}
    for obj in objects:
        fd = obj if isinstance(obj, int) else obj.fileno()
        by_fd[fd] = obj
        poll.register(fd, select.POLLIN)
    if timeout is None:
        ready = poll.poll()
    else:
        end = time.monotonic() + timeout
        while True:
            # poll() counts in milliseconds: rounded up, or the rest of one would be a busy loop.
            ready = poll.poll(max(0, -int(-timeout * 1000 // 1)))
            if ready or timeout <= 0:
                break
            timeout = end - time.monotonic()
            if timeout <= 0:
                break
    return [by_fd[fd] for fd, events in ready]


_default_family = 'AF_UNIX'
families = ['AF_INET', 'AF_UNIX']


def arbitrary_address(family):
    """Return an address that nobody uses."""
    if family == 'AF_INET':
        return ('localhost', 0)
    if family == 'AF_UNIX':
        return os.path.join(util.get_temp_dir(), f'sock-{os.urandom(6).hex()}')
    raise ValueError('unrecognized family')


def _validate_family(family):
    if family == 'AF_PIPE':
        raise ValueError(f'Family {family} is not recognized.')


def address_type(address):
    """Return the family that an address belongs to."""
    if type(address) is tuple:
        return 'AF_INET'
    if type(address) is str or util.is_abstract_socket_namespace(address):
        return 'AF_UNIX'
    raise ValueError(f'address type of {address!r} unrecognized')


class Listener:
    """Waits for clients at an address; those that don't know the key, if any, are refused."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        import socket
        family = family or address and address_type(address) or _default_family
        address = address or arbitrary_address(family)
        _validate_family(family)
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        self._authkey = authkey
        self._family = family
        self._last_accepted = None
        self._unlink = None
        self._socket = sock = socket.socket(getattr(socket, family))
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.setblocking(True)
            sock.bind(address)
            sock.listen(backlog)
            self._address = sock.getsockname()
        except OSError:
            sock.close()
            raise
        if family == 'AF_UNIX' and not util.is_abstract_socket_namespace(address):
            self._unlink = util.Finalize(self, os.unlink, args=(address,), exitpriority=0)

    def accept(self):
        """Wait for a client and return the connection to it."""
        if self._socket is None:
            raise OSError('listener is closed')
        sock, self._last_accepted = self._socket.accept()
        sock.setblocking(True)
        connection = Connection(sock.detach())
        if self._authkey is not None:
            _authenticate(connection, self._authkey, (deliver_challenge, answer_challenge))
        return connection

    def close(self):
        """Wait for clients no more."""
        sock, self._socket = self._socket, None
        if sock is not None:
            try:
                sock.close()
            finally:
                if self._unlink is not None:
                    self._unlink()

    @property
    def address(self):
        """The address."""
        return self._address

    @property
    def last_accepted(self):
        """The address of the client that came last, or None."""
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """Return a connection to the listener at an address."""
    import socket
    family = family or address_type(address)
    _validate_family(family)
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')
    with socket.socket(getattr(socket, family)) as sock:
        sock.setblocking(True)
        sock.connect(address)
        connection = Connection(sock.detach())
    if authkey is not None:
        _authenticate(connection, authkey, (answer_challenge, deliver_challenge))
    return connection


# Both sides show that they know the key: one sends random bytes with the name of a digest, the
# other returns the keyed digest of the message, and then they change roles.
_CHALLENGE = b'#CHALLENGE#'
_WELCOME = b'#WELCOME#'
_FAILURE = b'#FAILURE#'
_CHALLENGE_LENGTH = 40
_DIGESTS = (b'md5', b'sha256', b'sha384', b'sha3_256', b'sha3_384')


def _authenticate(connection, authkey, steps):
    try:
        for step in steps:
            step(connection, authkey)
    except BaseException:
        connection.close()
        raise


def _digest_and_payload(message):
    """Split b'{name}payload'; without a name the digest is MD5."""
    if len(message) in (16, 20):
        return 'md5', message
    name, brace, payload = message[1:].partition(b'}')
    if message[:1] == b'{' and brace and name in _DIGESTS:
        return name.decode('ascii'), payload
    raise AuthenticationError('unsupported message length, missing digest prefix, '
                              f'or unsupported digest: message={message!r}')


def deliver_challenge(connection, authkey, digest_name='sha256'):
    """Have the other side show that it knows the key."""
    import hmac
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = b'{%s}%s' % (digest_name.encode('ascii'), os.urandom(_CHALLENGE_LENGTH))
    connection.send_bytes(_CHALLENGE + message)
    response = connection.recv_bytes(256)
    try:
        name, payload = _digest_and_payload(response)
        expected = hmac.new(authkey, message, name).digest()
        if len(expected) != len(payload):
            raise AuthenticationError(f'expected {name!r} of length {len(expected)} '
                                      f'got {len(payload)}')
        if not hmac.compare_digest(expected, payload):
            raise AuthenticationError('digest received was wrong')
    except AuthenticationError:
        connection.send_bytes(_FAILURE)
        raise
    connection.send_bytes(_WELCOME)


def answer_challenge(connection, authkey):
    """Show the other side that we know the key."""
    import hmac
    if not isinstance(authkey, bytes):
        raise ValueError(f"Authkey must be bytes, not {type(authkey)!s}")
    message = connection.recv_bytes(256)
    if not message.startswith(_CHALLENGE):
        raise AuthenticationError(f'Protocol error, expected challenge: message={message!r}')
    message = message[len(_CHALLENGE):]
    if len(message) < 20:
        raise AuthenticationError(f'challenge too short: {len(message)} bytes')
    name, payload = _digest_and_payload(message)
    digest = hmac.new(authkey, message, name).digest()
    if len(message) not in (16, 20):
        digest = b'{%s}%s' % (name.encode('ascii'), digest)
    connection.send_bytes(digest)
    if connection.recv_bytes(256) != _WELCOME:
        raise AuthenticationError('digest sent was rejected')
