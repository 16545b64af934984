"""Sending files through transports and sockets, in pieces, where the system can't do it by itself."""

import socket

from . import constants, protocols, transports


def check_arguments(sock, file, offset, count):
    if 'b' not in getattr(file, 'mode', 'b'):
        raise ValueError('file should be opened in binary mode')
    if sock.type != socket.SOCK_STREAM:
        raise ValueError('only SOCK_STREAM type sockets are supported')
    if count is not None:
        problem = f'count must be a positive integer (got {count!r})'
        if not isinstance(count, int):
            raise TypeError(problem)
        if count <= 0:
            raise ValueError(problem)
    problem = f'offset must be a non-negative integer (got {offset!r})'
    if not isinstance(offset, int):
        raise TypeError(problem)
    if offset < 0:
        raise ValueError(problem)


async def send_in_pieces(loop, file, offset, count, size, send):
    """Read a file piece by piece, in another thread, and have each piece sent; return how much."""
    if hasattr(file, 'seek'):
        file.seek(offset)
    buffer = bytearray(min(count, size) if count else size)
    total = 0
    try:
        while not count or total < count:
            piece = memoryview(buffer)[:count - total] if count else memoryview(buffer)
            read = await loop.run_in_executor(None, file.readinto, piece)
            if not read:
                break
            await send(piece[:read])
            total += read
        return total
    finally:
        if total > 0 and hasattr(file, 'seek'):
            file.seek(offset + total)


async def send_to_socket(loop, sock, file, offset, count):
    async def send(piece):
        await loop.sock_sendall(sock, piece)

    return await send_in_pieces(loop, file, offset, count, constants.SENDFILE_FALLBACK_READBUFFER_SIZE, send)


async def send_to_transport(loop, transport, file, offset, count):
    stand_in = FlowProtocol(transport)

    async def send(piece):
        transport.write(piece)
        await stand_in.drain()

    try:
        return await send_in_pieces(loop, file, offset, count, 16384, send)
    finally:
        await stand_in.restore()


class FlowProtocol(protocols.Protocol):
    """Takes the place of a transport's protocol while a file is sent, to be told when to pause."""

    def __init__(self, transport):
        if not isinstance(transport, transports._FlowControlMixin):
            raise TypeError('transport should be _FlowControlMixin instance')
        self._transport = transport
        self._real = transport.get_protocol()
        self._was_reading = transport.is_reading()
        self._was_paused = transport._protocol_paused
        transport.pause_reading()
        transport.set_protocol(self)
        # A future while writing is paused.
        self._paused = transport._loop.create_future() if self._was_paused else None

    async def drain(self):
        if self._transport.is_closing():
            raise ConnectionError('Connection closed by peer')
        if self._paused is not None:
            await self._paused

    def connection_made(self, transport):
        raise RuntimeError('Invalid state: connection should have been established already.')

    def connection_lost(self, exc):
        if self._paused is not None:
            if exc is None:
                exc_for_sender = ConnectionError('Connection is closed by peer')
            else:
                exc_for_sender = exc
            self._paused.set_exception(exc_for_sender)
        self._real.connection_lost(exc)

    def pause_writing(self):
        if self._paused is None:
            self._paused = self._transport._loop.create_future()

    def resume_writing(self):
        if self._paused is not None:
            self._paused.set_result(False)
            self._paused = None

    def data_received(self, data):
        raise RuntimeError('Invalid state: reading should be paused')

    def eof_received(self):
        raise RuntimeError('Invalid state: reading should be paused')

    async def restore(self):
        self._transport.set_protocol(self._real)
        if self._was_reading:
            self._transport.resume_reading()
        if self._paused is not None:
            self._paused.cancel()
        if self._was_paused:
            self._real.resume_writing()
