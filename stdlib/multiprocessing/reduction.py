"""Pickling for other processes."""

import io
import pickle

from multiprocessing import context

__all__ = ['ForkingPickler', 'dump', 'register', 'AbstractReducer', 'DupFd', 'HAVE_SEND_HANDLE',
           'send_handle', 'recv_handle', 'sendfds', 'recvfds']


class ForkingPickler(pickle.Pickler):
    """A pickler that knows some more types, those that were registered with it."""

    _extra_reducers = {}

    def __init__(self, *args):
        super().__init__(*args)
        import copyreg
        self.dispatch_table = {**copyreg.dispatch_table, **self._extra_reducers}

    @classmethod
    def register(cls, type, reduce):
        """Have objects of a type pickled by what reduce(obj) returns."""
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        """Return an object's pickle as bytes."""
        _register_sockets()
        if cls._extra_reducers or cls is not ForkingPickler:
            buffer = io.BytesIO()
            cls(buffer, protocol).dump(obj)
            return buffer.getvalue()
        return pickle.dumps(obj, protocol)

    loads = pickle.loads


register = ForkingPickler.register


def _register_sockets():
    """Let sockets be pickled, once there may be any."""
    import sys
    if 'socket' in sys.modules:
        from socket import socket
        ForkingPickler._extra_reducers.setdefault(socket, _reduce_socket)


def _reduce_socket(sock):
    return _rebuild_socket, (DupFd(sock.fileno()), sock.family, sock.type, sock.proto)


def _rebuild_socket(fd, family, type, proto):
    import socket
    return socket.socket(family, type, proto, fileno=fd.detach())


def dump(obj, file, protocol=None):
    """Write an object's pickle to a file."""
    _register_sockets()
    ForkingPickler(file, protocol).dump(obj)


def DupFd(fd):
    """Return something that becomes, in the child that is being started or where a message is read, this descriptor."""
    popen = context.get_spawning_popen()
    if popen is not None:
        return popen.DupFd(popen.duplicate_for_child(fd))
    if not HAVE_SEND_HANDLE:
        raise ValueError('SCM_RIGHTS appears not to be available')
    from multiprocessing import resource_sharer
    return resource_sharer.DupFd(fd)


try:
    import _socket
    HAVE_SEND_HANDLE = hasattr(_socket, 'CMSG_LEN')
except ImportError:
    HAVE_SEND_HANDLE = False

# One byte of data goes along with the descriptors, and one comes back: the sender must not close
# what the receiver hasn't taken yet.
_ACKNOWLEDGE = b'A'


def sendfds(sock, fds):
    """Send file descriptors over a Unix socket."""
    import array
    import socket
    fds = array.array('i', fds)
    sock.sendmsg([bytes([len(fds) % 256])], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
    if sock.recv(1) != _ACKNOWLEDGE:
        raise RuntimeError('did not receive acknowledgement of fd')


def recvfds(sock, size):
    """Receive as many file descriptors over a Unix socket."""
    import array
    import socket
    fds = array.array('i')
    length = fds.itemsize * size
    message, ancillary, flags, address = sock.recvmsg(1, socket.CMSG_SPACE(length))
    if not message and not ancillary:
        raise EOFError
    sock.send(_ACKNOWLEDGE)
    if len(ancillary) != 1:
        raise RuntimeError(f'received {len(ancillary)} items of ancdata')
    level, kind, data = ancillary[0]
    if (level, kind) != (socket.SOL_SOCKET, socket.SCM_RIGHTS):
        raise RuntimeError('Invalid data received')
    fds.frombytes(data[:len(data) - len(data) % fds.itemsize])
    if len(fds) % 256 != message[0]:
        raise AssertionError(f"Len is {len(fds)} but msg[0] is {message[0]!r}")
    return list(fds)


def send_handle(conn, handle, destination_pid):
    """Send a file descriptor over a connection that is a socket."""
    import socket
    with socket.fromfd(conn.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sendfds(sock, [handle])


def recv_handle(conn):
    """Receive a file descriptor over a connection that is a socket."""
    import socket
    with socket.fromfd(conn.fileno(), socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        return recvfds(sock, 1)[0]


class AbstractReducer:
    """What a replacement of this module, set as a context's reducer, derives from."""

    ForkingPickler = ForkingPickler
    register = register
    dump = dump
    send_handle = send_handle
    recv_handle = recv_handle
    DupFd = DupFd
