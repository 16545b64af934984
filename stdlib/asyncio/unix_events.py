"""The loop of Unix: signals, pipes, subprocesses and sockets that are files."""

__all__ = ('SelectorEventLoop', 'EventLoop')

import errno
import itertools
import os
import selectors
import signal
import socket
import stat
import subprocess
import sys
import threading
import warnings

from . import (base_events, base_subprocess, constants, coroutines, events, exceptions, futures,
               selector_events, tasks, transports)
from .log import logger

_NOT_NOW = selector_events._NOT_NOW


def _sighandler_noop(signum, frame):
    pass


def waitstatus_to_exitcode(status):
    try:
        return os.waitstatus_to_exitcode(status)
    except ValueError:
        return status   # which nobody knows how to read


class _Signals(selector_events.BaseSelectorEventLoop):
    """Handlers of signals that are called by the loop, in the main thread. The system's handler does
    nothing: the number of the signal comes through the loop's pair of sockets."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}

    def close(self):
        super().close()
        if not sys.is_finalizing():
            for sig in list(self._signal_handlers):
                self.remove_signal_handler(sig)
        elif self._signal_handlers:
            warnings.warn(f'Closing the loop {self!r} on interpreter shutdown '
                          f'stage, skipping signal handlers removal', ResourceWarning, source=self)
            self._signal_handlers.clear()

    def _process_self_data(self, data):
        for signum in data:
            if signum:      # 0 is only there to wake us
                self._handle_signal(signum)

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')

    def add_signal_handler(self, sig, callback, *args):
        """Have a function called by the loop when a signal comes. For the main thread only."""
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_signal(sig)
        self._check_closed()
        try:
            # This refuses to work in other threads, before anything is changed.
            signal.set_wakeup_fd(self._csock.fileno())
        except (ValueError, OSError) as error:
            raise RuntimeError(str(error))
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            signal.signal(sig, _sighandler_noop)
            # Calls of the system go on after it.
            signal.siginterrupt(sig, False)
        except OSError as error:
            del self._signal_handlers[sig]
            self._no_wakeup_without_handlers()
            if error.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise

    def _no_wakeup_without_handlers(self):
        if not self._signal_handlers:
            try:
                signal.set_wakeup_fd(-1)
            except (ValueError, OSError) as error:
                logger.info('set_wakeup_fd(-1) failed: %s', error)

    def _handle_signal(self, sig):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return      # removed in the meantime
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self._add_callback_signalsafe(handle)

    def remove_signal_handler(self, sig):
        """Undo add_signal_handler(); return whether there was one."""
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        try:
            signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        except OSError as error:
            if error.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise
        self._no_wakeup_without_handlers()
        return True


def _named_by_path(address):
    # An address that begins with a zero byte is a name without a file.
    return address[0] not in (0, '\x00')


class _UnixSelectorEventLoop(_Signals):
    """The loop of Unix."""

    def __init__(self, selector=None):
        super().__init__(selector)
        # Sockets whose files are removed in the end, with the files' numbers.
        self._unix_server_sockets = {}
        self._watcher = _PidfdChildWatcher() if can_use_pidfd() else _ThreadedChildWatcher()

    # Pipes and subprocesses.

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize,
                                         extra=None, **kwargs):
        waiter = self.create_future()
        transport = _UnixSubprocessTransport(self, protocol, args, shell, stdin, stdout, stderr, bufsize,
                                             waiter=waiter, extra=extra, **kwargs)
        self._watcher.add_child_handler(transport.get_pid(), self._child_watcher_callback, transport)
        try:
            await waiter
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            transport.close()
            await tasks.shield(transport._wait())
            raise
        return transport

    def _child_watcher_callback(self, pid, returncode, transp):
        transp._process_exited(returncode)

    # Sockets that are files.

    def _check_unix_socket(self, sock):
        if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')

    async def create_unix_connection(
            self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
            ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Connect to a path of the file system; return a transport and a protocol."""
        assert server_hostname is None or isinstance(server_hostname, str)
        if ssl and server_hostname is None:
            raise ValueError('you have to pass server_hostname when using ssl')
        if not ssl and server_hostname is not None:
            raise ValueError('server_hostname is only meaningful with ssl')
        base_events._check_ssl_arguments(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except BaseException:
                sock.close()
                raise
        elif sock is None:
            raise ValueError('no path and sock were specified')
        else:
            self._check_unix_socket(sock)
            sock.setblocking(False)
        return await self._create_connection_transport(
            sock, protocol_factory, ssl, server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout)

    async def create_unix_server(
            self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None, start_serving=True, cleanup_socket=True):
        """Listen for connections at a path of the file system; return a Server."""
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        base_events._check_ssl_arguments(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = self._bound_unix_socket(os.fspath(path))
        elif sock is None:
            raise ValueError('path was not specified, and no sock specified')
        else:
            self._check_unix_socket(sock)
        if cleanup_socket:
            path = sock.getsockname()
            if _named_by_path(path):
                try:
                    self._unix_server_sockets[sock] = os.stat(path).st_ino
                except FileNotFoundError:
                    pass
        sock.setblocking(False)
        return await self._serve(base_events.Server(
            self, [sock], protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout),
            start_serving)

    def _bound_unix_socket(self, path):
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        if _named_by_path(path):
            self._remove_stale_socket(path)
        try:
            sock.bind(path)
            return sock
        except BaseException as error:
            sock.close()
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                raise OSError(errno.EADDRINUSE, f'Address {path!r} is already in use') from None
            raise

    def _stop_serving(self, sock):
        number = self._unix_server_sockets.pop(sock, None)
        path = None if number is None else sock.getsockname()
        super()._stop_serving(sock)
        if path is None:
            return
        try:
            if os.stat(path).st_ino == number:
                os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            logger.error('Unable to clean up listening UNIX socket %r: %r', path, error)

    # Files through sockets.

    async def _sock_sendfile_native(self, sock, file, offset, count):
        if not hasattr(os, 'sendfile'):
            raise exceptions.SendfileNotAvailableError('os.sendfile() is not available')
        try:
            fileno = file.fileno()
            size = os.fstat(fileno).st_size
        except (AttributeError, OSError):    # of which io.UnsupportedOperation is one
            raise exceptions.SendfileNotAvailableError('not a regular file')
        blocksize = count if count else size
        if not blocksize:
            return 0
        future = self.create_future()
        self._sock_sendfile_native_impl(future, None, sock, fileno, offset, count, blocksize, 0)
        return await future

    def _sock_sendfile_native_impl(self, fut, registered_fd, sock, fileno, offset, count, blocksize,
                                   total_sent):
        # One step. Afterwards the file's position is where sending has stopped.
        if registered_fd is not None:
            self.remove_writer(registered_fd)
        if count:
            blocksize = count - total_sent
        if fut.cancelled() or blocksize <= 0:
            self._sendfile_over(fut, fileno, offset, total_sent)
            return
        try:
            sent = os.sendfile(sock.fileno(), fileno, offset, min(blocksize, sys.maxsize // 2 + 1))
        except _NOT_NOW:
            sent = 0
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            os.lseek(fileno, offset, os.SEEK_SET)
            fut.set_exception(self._sendfile_error(error, registered_fd, total_sent))
            return
        else:
            if sent == 0:
                self._sendfile_over(fut, fileno, offset, total_sent)
                return
        if registered_fd is None:
            self._sock_add_cancellation_callback(fut, sock)
        fd = sock.fileno()
        self.add_writer(fd, self._sock_sendfile_native_impl, fut, fd, sock, fileno, offset + sent, count,
                        blocksize, total_sent + sent)

    def _sendfile_over(self, fut, fileno, offset, total_sent):
        os.lseek(fileno, offset, os.SEEK_SET)
        if not fut.cancelled():
            fut.set_result(total_sent)

    def _sendfile_error(self, error, registered_fd, total_sent):
        if not isinstance(error, OSError):
            return error
        if registered_fd is not None and error.errno == errno.ENOTCONN and type(error) is not ConnectionError:
            # Closed on the way: the same error as elsewhere.
            cause, error = error, ConnectionError('socket is not connected', errno.ENOTCONN)
            error.__cause__ = cause
        if total_sent == 0:
            # Perhaps no file that the system could send: then read() and send() may do.
            return exceptions.SendfileNotAvailableError('os.sendfile call failed')
        return error

    def _sock_add_cancellation_callback(self, fut, sock):
        def stop(fut):
            if fut.cancelled() and sock.fileno() != -1:
                self.remove_writer(sock.fileno())

        fut.add_done_callback(stop)


class _PipeTransport:
    """What pipes of both directions have in common."""

    def _open(self, loop, pipe, protocol, waiter, refusal):
        self._extra['pipe'] = pipe
        self._loop = loop
        self._pipe = pipe
        self._fileno = pipe.fileno()
        self._protocol = protocol
        self._closing = False
        mode = os.fstat(self._fileno).st_mode
        if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or stat.S_ISCHR(mode)):
            self._pipe = self._fileno = self._protocol = None
            raise ValueError(refusal)
        os.set_blocking(self._fileno, False)
        loop.call_soon(protocol.connection_made, self)
        return mode

    def _opened(self, waiter):
        if waiter is not None:
            self._loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def _info(self, event):
        info = [type(self).__name__]
        if self._pipe is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._fileno}')
        selector = getattr(self._loop, '_selector', None)
        if self._pipe is None:
            info.append('closed')
        elif selector is None:
            info.append('open')
        else:
            polling = selector_events._test_selector_event(selector, self._fileno, event)
            info.append('polling' if polling else 'idle')
        return info

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def __del__(self, _warn=warnings.warn):
        if self._pipe is not None:
            _warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._pipe.close()

    def _fatal_error(self, exc, message='Fatal error on pipe transport'):
        if self._is_usual(exc):
            if self._loop.get_debug():
                logger.debug('%r: %s', self, message, exc_info=True)
        else:
            self._loop.call_exception_handler({
                'message': message,
                'exception': exc,
                'transport': self,
                'protocol': self._protocol,
            })
        self._close(exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._pipe.close()
            self._pipe = None
            self._protocol = None
            self._loop = None


class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):
    """A pipe that is read."""

    max_size = 256 * 1024   # bytes that are read at once
    _pipe = None

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._paused = False
        self._open(loop, pipe, protocol, waiter, 'Pipe transport is for pipes/sockets only.')
        loop.call_soon(self._add_reader, self._fileno, self._read_ready)
        self._opened(waiter)

    def __repr__(self):
        return f'<{" ".join(self._info(selectors.EVENT_READ))}>'

    def _add_reader(self, fd, callback):
        if self.is_reading():
            self._loop._add_reader(fd, callback)

    def is_reading(self):
        return not self._paused and not self._closing

    def _read_ready(self):
        try:
            data = os.read(self._fileno, self.max_size)
        except _NOT_NOW:
            return
        except OSError as error:
            self._fatal_error(error, 'Fatal read error on pipe transport')
            return
        if data:
            self._protocol.data_received(data)
            return
        if self._loop.get_debug():
            logger.info('%r was closed by peer', self)
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._protocol.eof_received)
        self._loop.call_soon(self._call_connection_lost, None)

    def pause_reading(self):
        if not self.is_reading():
            return
        self._paused = True
        self._loop._remove_reader(self._fileno)
        if self._loop.get_debug():
            logger.debug('%r pauses reading', self)

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        self._loop._add_reader(self._fileno, self._read_ready)
        if self._loop.get_debug():
            logger.debug('%r resumes reading', self)

    def close(self):
        if not self._closing:
            self._close(None)

    def _is_usual(self, error):
        # What a terminal says when the other side is gone.
        return isinstance(error, OSError) and error.errno == errno.EIO

    def _close(self, exc):
        self._closing = True
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixWritePipeTransport(_PipeTransport, transports._FlowControlMixin, transports.WriteTransport):
    """A pipe that is written to. That it becomes readable says that the other end was closed."""

    _pipe = None

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        self._buffer = bytearray()
        self._conn_lost = 0
        mode = self._open(loop, pipe, protocol, waiter,
                          'Pipe transport is only for pipes, sockets and character devices')
        if not stat.S_ISCHR(mode):
            loop.call_soon(loop._add_reader, self._fileno, self._read_ready)
        self._opened(waiter)

    def __repr__(self):
        info = self._info(selectors.EVENT_WRITE)
        if info[-1] in ('polling', 'idle'):
            info.append(f'bufsize={self.get_write_buffer_size()}')
        return f'<{" ".join(info)}>'

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _read_ready(self):
        if self._loop.get_debug():
            logger.info('%r was closed by peer', self)
        self._close(BrokenPipeError() if self._buffer else None)

    def _write(self, data):
        # Returns how many bytes went, None after a fatal error.
        try:
            return os.write(self._fileno, data)
        except _NOT_NOW:
            return 0
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._conn_lost += 1
            if self._buffer:
                self._buffer.clear()
                self._loop._remove_writer(self._fileno)
            self._fatal_error(error, 'Fatal write error on pipe transport')
            return None

    def write(self, data):
        assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
        if isinstance(data, bytearray):
            data = memoryview(data)
        if not data:
            return
        if self._conn_lost or self._closing:
            if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                logger.warning('pipe closed by peer or os.write(pipe, data) raised exception.')
            self._conn_lost += 1
            return
        if not self._buffer:
            sent = self._write(data)
            if sent is None or sent == len(data):
                return
            if sent > 0:
                data = memoryview(data)[sent:]
            self._loop._add_writer(self._fileno, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, 'Data should not be empty'
        sent = self._write(self._buffer)
        if sent is None:
            return
        if sent < len(self._buffer):
            del self._buffer[:sent]
            return
        self._buffer.clear()
        self._loop._remove_writer(self._fileno)
        self._maybe_resume_protocol()   # which may write more
        if self._closing:
            self._loop._remove_reader(self._fileno)
            self._call_connection_lost(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing:
            return
        assert self._pipe
        self._closing = True
        if not self._buffer:
            self._loop._remove_reader(self._fileno)
            self._loop.call_soon(self._call_connection_lost, None)

    def close(self):
        # The end of what is written is all that there is.
        if self._pipe is not None and not self._closing:
            self.write_eof()

    def abort(self):
        self._close(None)

    def _is_usual(self, error):
        return isinstance(error, OSError)

    def _close(self, exc=None):
        self._closing = True
        if self._buffer:
            self._loop._remove_writer(self._fileno)
        self._buffer.clear()
        self._loop._remove_reader(self._fileno)
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixSubprocessTransport(base_subprocess.BaseSubprocessTransport):
    """A subprocess."""

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        self._proc = subprocess.Popen(args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr,
                                      universal_newlines=False, bufsize=bufsize, **kwargs)


def _exit_code(pid, warning):
    try:
        _, status = os.waitpid(pid, 0)
    except ChildProcessError:
        # Someone else has waited for it.
        logger.warning(warning, pid)
        return 255
    return waitstatus_to_exitcode(status)


class _PidfdChildWatcher:
    """Learns of the end of subprocesses by descriptors of Linux, without signals and threads."""

    def add_child_handler(self, pid, callback, *args):
        loop = events.get_running_loop()
        pidfd = os.pidfd_open(pid)
        loop._add_reader(pidfd, self._do_wait, pid, pidfd, callback, args)

    def _do_wait(self, pid, pidfd, callback, args):
        events.get_running_loop()._remove_reader(pidfd)
        try:
            code = _exit_code(pid, 'child process pid %d exit status already read: '
                                   ' will report returncode 255')
        finally:
            os.close(pidfd)
        callback(pid, code, *args)


class _ThreadedChildWatcher:
    """Learns of the end of subprocesses by a thread for each."""

    def __init__(self):
        self._pid_counter = itertools.count(0)
        self._threads = {}

    def __del__(self, _warn=warnings.warn):
        if any(thread.is_alive() for thread in list(self._threads.values())):
            _warn(f'{self.__class__} has registered but not finished child processes', ResourceWarning,
                  source=self)

    def add_child_handler(self, pid, callback, *args):
        thread = threading.Thread(
            target=self._do_waitpid, name=f'asyncio-waitpid-{next(self._pid_counter)}',
            args=(events.get_running_loop(), pid, callback, args), daemon=True)
        self._threads[pid] = thread
        thread.start()

    def _do_waitpid(self, loop, expected_pid, callback, args):
        assert expected_pid > 0
        # The loop's thread takes the process away, so that it doesn't signal one that is gone.
        try:
            os.waitid(os.P_PID, expected_pid, os.WEXITED | os.WNOWAIT)
        except ChildProcessError:
            pass
        try:
            if loop.is_closed():
                raise RuntimeError
            loop.call_soon_threadsafe(self._reap_and_notify, loop, expected_pid, callback, args)
        except RuntimeError:
            self._reap(loop, expected_pid)
            logger.warning('Loop %r that handles pid %r is closed', loop, expected_pid)
        self._threads.pop(expected_pid)

    def _reap_and_notify(self, loop, pid, callback, args):
        callback(pid, self._reap(loop, pid), *args)

    def _reap(self, loop, pid):
        code = _exit_code(pid, 'Unknown child process pid %d, will report returncode 255')
        if loop.get_debug():
            logger.debug('process %s exited with returncode %s', pid, code)
        return code


def can_use_pidfd():
    if not hasattr(os, 'pidfd_open'):
        return False
    try:
        os.close(os.pidfd_open(os.getpid(), 0))
    except OSError:
        return False    # forbidden here
    return True


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    """The policy of Unix."""

    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
