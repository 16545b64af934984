"""Subprocesses whose pipes are read and written by coroutines."""

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')

import subprocess

from . import events, protocols, streams, tasks
from .log import logger

PIPE = subprocess.PIPE
STDOUT = subprocess.STDOUT
DEVNULL = subprocess.DEVNULL


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """Feeds the readers of a process's pipes."""

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._process_exited = False
        self._pipe_fds = []
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        info = [type(self).__name__]
        info += [f'{name}={stream!r}' for name, stream in (
            ('stdin', self.stdin), ('stdout', self.stdout), ('stderr', self.stderr)) if stream is not None]
        return f'<{" ".join(info)}>'

    def _reader(self, fd):
        return {1: self.stdout, 2: self.stderr}.get(fd)

    def _new_reader(self, transport, fd):
        pipe = transport.get_pipe_transport(fd)
        if pipe is None:
            return None
        reader = streams.StreamReader(limit=self._limit, loop=self._loop)
        reader.set_transport(pipe)
        self._pipe_fds.append(fd)
        return reader

    def connection_made(self, transport):
        self._transport = transport
        self.stdout = self._new_reader(transport, 1)
        self.stderr = self._new_reader(transport, 2)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = streams.StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def pipe_data_received(self, fd, data):
        reader = self._reader(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            self._stdin_lost(exc)
            return
        reader = self._reader(fd)
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if fd in self._pipe_fds:
            self._pipe_fds.remove(fd)
        self._maybe_close_transport()

    def _stdin_lost(self, exc):
        if self.stdin is not None:
            self.stdin.close()
        self.connection_lost(exc)
        if exc is None:
            self._stdin_closed.set_result(None)
        else:
            self._stdin_closed.set_exception(exc)
            # Nobody has to wait for it.
            self._stdin_closed._log_traceback = False

    def process_exited(self):
        self._process_exited = True
        self._maybe_close_transport()

    def _maybe_close_transport(self):
        if not self._pipe_fds and self._process_exited:
            self._transport.close()
            self._transport = None

    def _get_close_waiter(self, stream):
        return self._stdin_closed if stream is self.stdin else None


class Process:
    """A subprocess."""

    def __init__(self, transport, protocol, loop):
        self._transport = transport
        self._protocol = protocol
        self._loop = loop
        self.stdin = protocol.stdin
        self.stdout = protocol.stdout
        self.stderr = protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return f'<{type(self).__name__} {self.pid}>'

    @property
    def returncode(self):
        """The exit code; None while the process runs."""
        return self._transport.get_returncode()

    async def wait(self):
        """Wait until the process has ended; return its exit code."""
        return await self._transport._wait()

    def send_signal(self, signal):
        """Send a signal."""
        self._transport.send_signal(signal)

    def terminate(self):
        """Send SIGTERM."""
        self._transport.terminate()

    def kill(self):
        """Send SIGKILL."""
        self._transport.kill()

    async def _feed_stdin(self, input):
        debug = self._loop.get_debug()
        try:
            if input is not None:
                self.stdin.write(input)
                if debug:
                    logger.debug('%r communicate: feed stdin (%s bytes)', self, len(input))
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            # The process doesn't have to read all.
            if debug:
                logger.debug('%r communicate: stdin got %r', self, error)
        if debug:
            logger.debug('%r communicate: close stdin', self)
        self.stdin.close()

    async def _noop(self):
        return None

    async def _read_stream(self, fd):
        name = 'stdout' if fd == 1 else 'stderr'
        transport = self._transport.get_pipe_transport(fd)
        if self._loop.get_debug():
            logger.debug('%r communicate: read %s', self, name)
        output = await getattr(self, name).read()
        if self._loop.get_debug():
            logger.debug('%r communicate: close %s', self, name)
        transport.close()
        return output

    async def communicate(self, input=None):
        """Write to stdin, read stdout and stderr to their ends, wait; return the two that were read."""
        feeding = self._noop() if self.stdin is None else self._feed_stdin(input)
        reading = [self._noop() if stream is None else self._read_stream(fd)
                   for fd, stream in ((1, self.stdout), (2, self.stderr))]
        _, stdout, stderr = await tasks.gather(feeding, *reading)
        await self.wait()
        return stdout, stderr


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT,
                                  **kwds):
    """Run a command by the shell; return a Process."""
    loop = events.get_running_loop()
    transport, protocol = await loop.subprocess_shell(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), cmd, stdin=stdin, stdout=stdout,
        stderr=stderr, **kwds)
    return Process(transport, protocol, loop)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None,
                                 limit=streams._DEFAULT_LIMIT, **kwds):
    """Run a program with arguments; return a Process."""
    loop = events.get_running_loop()
    transport, protocol = await loop.subprocess_exec(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), program, *args, stdin=stdin,
        stdout=stdout, stderr=stderr, **kwds)
    return Process(transport, protocol, loop)
