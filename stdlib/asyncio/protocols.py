"""What a transport calls: the interfaces of protocols."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all protocols have."""

    __slots__ = ()

    def connection_made(self, transport):
        """Called once there is a transport."""

    def connection_lost(self, exc):
        """Called once the connection is no more: with an exception, or None after a proper end."""

    def pause_writing(self):
        """Called when the transport has too much that could not be sent yet."""

    def resume_writing(self):
        """Called when it has got rid of it."""


class Protocol(BaseProtocol):
    """A protocol for a stream. The order of calls is: connection_made, any number of data_received,
    eof_received once at most, connection_lost."""

    __slots__ = ()

    def data_received(self, data):
        """Called with bytes that came."""

    def eof_received(self):
        """Called when the other side sends no more. If it returns something true, the transport stays
        open for writing."""


class BufferedProtocol(BaseProtocol):
    """A protocol for a stream that provides the memory for what comes."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Called for a buffer to read into; the size (-1 if unknown) is only a recommendation."""

    def buffer_updated(self, nbytes):
        """Called when so many bytes were read into the buffer."""

    def eof_received(self):
        """As Protocol.eof_received()."""


class DatagramProtocol(BaseProtocol):
    """A protocol for datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """Called with a datagram and where it came from."""

    def error_received(self, exc):
        """Called when sending or receiving failed, with an OSError."""


class SubprocessProtocol(BaseProtocol):
    """A protocol for a subprocess and its pipes."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """Called with bytes that the process wrote to its descriptor fd."""

    def pipe_connection_lost(self, fd, exc):
        """Called when a pipe is closed."""

    def process_exited(self):
        """Called when the process has ended."""


def _feed_data_to_buffered_proto(proto, data):
    left = memoryview(data)
    while len(left):
        buffer = proto.get_buffer(len(left))
        room = len(buffer)
        if not room:
            raise RuntimeError('get_buffer() returned an empty buffer')
        count = min(room, len(left))
        buffer[:count] = left[:count]
        proto.buffer_updated(count)
        left = left[count:]
