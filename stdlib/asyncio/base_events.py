"""The event loop, but for waiting for descriptors, transports and subprocesses, which subclasses add."""

__all__ = ('BaseEventLoop', 'Server')

import collections
import collections.abc
import concurrent.futures
import errno
import heapq
import itertools
import os
import socket
import stat
import subprocess
import sys
import threading
import time
import traceback
import warnings
import weakref

from . import (_sending_files, constants, coroutines, events, exceptions, futures, staggered, tasks, timeouts,
               transports)
from ._addresses import _interleave_addrinfos, _ipaddr_info
from ._servers import Server
from ._task_places import _Place
from .log import logger

# Cancelled timers are thrown out together once there are more than so many timers, of which they are
# more than this fraction; otherwise when it is their turn.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

# The system waits no longer than this at once.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600

_NO_SSL = 'Python ssl module is not available'
_SendfileFallbackProtocol = _sending_files.FlowProtocol
_Handle = events.Handle


def _format_handle(handle):
    task = getattr(handle._callback, '__self__', None)
    return repr(task) if isinstance(task, tasks.Task) else str(handle)


def _format_pipe(fd):
    names = {subprocess.PIPE: '<pipe>', subprocess.STDOUT: '<stdout>'}
    return names[fd] if isinstance(fd, int) and fd in names else repr(fd)


def _set_reuseport(sock):
    if not hasattr(socket, 'SO_REUSEPORT'):
        raise ValueError('reuse_port not supported by socket module')
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError('reuse_port not supported by socket module,'
                         ' SO_REUSEPORT defined but not implemented.')


def _set_nodelay(sock):
    if (sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM
            and sock.proto == socket.IPPROTO_TCP):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _check_stream(sock):
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')


def _check_ssl_arguments(ssl, handshake_timeout, shutdown_timeout):
    if handshake_timeout is not None and not ssl:
        raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
    if shutdown_timeout is not None and not ssl:
        raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')


def _check_popen_arguments(bufsize, universal_newlines, text, encoding, errors):
    if universal_newlines:
        raise ValueError('universal_newlines must be False')
    if bufsize != 0:
        raise ValueError('bufsize must be 0')
    if text:
        raise ValueError('text must be False')
    if encoding is not None:
        raise ValueError('encoding must be None')
    if errors is not None:
        raise ValueError('errors must be None')


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return      # which have already ended the loop
    futures._get_loop(future).stop()


class _Running(_Place, events.AbstractEventLoop):
    """Callbacks, timers, futures and tasks.

    `_ready` are the handles to call, which other threads may append to. `_scheduled` is a heap of
    timers. `_thread_id` is the thread that runs the loop.
    """

    def __init__(self):
        _Place.__init__(self)
        self._timer_cancelled_count = 0
        self._closed = False
        self._stopping = False
        self._ready = collections.deque()
        self._scheduled = []
        self._default_executor = None
        self._internal_fds = 0
        self._thread_id = None
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        self._exception_handler = None
        self.set_debug(coroutines._is_debug_mode())
        self._old_agen_hooks = None
        self.slow_callback_duration = 0.1
        self._current_handle = None
        self._task_factory = None
        self._coroutine_origin_tracking_enabled = False
        self._coroutine_origin_tracking_saved_depth = None
        self._asyncgens = weakref.WeakSet()
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False

    def __repr__(self):
        return (f'<{type(self).__name__} running={self.is_running()} closed={self.is_closed()}'
                f' debug={self.get_debug()}>')

    def create_future(self):
        """Make a future of this loop."""
        return futures.Future(loop=self)

    def create_task(self, coro, **kwargs):
        """Make a task of a coroutine."""
        if self._closed:
            self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        task = tasks.Task(coro, loop=self, **kwargs)
        if task._source_traceback:
            del task._source_traceback[-1]
        return task

    def set_task_factory(self, factory):
        """Have tasks made by factory(loop, coro, **kwargs); None for the usual way."""
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        """Return the factory of tasks, or None."""
        return self._task_factory

    def get_debug(self):
        """Tell whether the loop checks and logs more."""
        return self._debug

    def set_debug(self, enabled):
        """Have the loop check and log more, or not."""
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking, enabled)

    def _set_coroutine_origin_tracking(self, enabled):
        if bool(enabled) == bool(self._coroutine_origin_tracking_enabled):
            return
        if enabled:
            self._coroutine_origin_tracking_saved_depth = sys.get_coroutine_origin_tracking_depth()
            depth = constants.DEBUG_STACK_DEPTH
        else:
            depth = self._coroutine_origin_tracking_saved_depth
        sys.set_coroutine_origin_tracking_depth(depth)
        self._coroutine_origin_tracking_enabled = enabled

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_thread(self):
        if self._thread_id is not None and self._thread_id != threading.get_ident():
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    # Asynchronous generators.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after '
                          f'loop.shutdown_asyncgens() call', ResourceWarning, source=self)
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Close all asynchronous generators that are under way."""
        self._asyncgens_shutdown_called = True
        generators = list(self._asyncgens)
        if not generators:
            return
        self._asyncgens.clear()
        outcomes = await tasks.gather(*[each.aclose() for each in generators], return_exceptions=True)
        for outcome, generator in zip(outcomes, generators):
            if isinstance(outcome, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {generator!r}',
                    'exception': outcome,
                    'asyncgen': generator,
                })

    # Executors.

    def run_in_executor(self, executor, func, *args):
        """Have a function called by an executor, None for the default one; return a future."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            executor = self._default_executor
            if executor is None:
                executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
                self._default_executor = executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """Set the executor that is used where none is given."""
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """End the threads of the default executor; wait for them, but not longer than so many seconds."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            async with timeouts.timeout(timeout):
                await future
        except TimeoutError:
            warnings.warn('The executor did not finishing joining '
                          f'its threads within {timeout} seconds.', RuntimeWarning, stacklevel=2)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)
        except Exception as error:
            if not self.is_closed() and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, error)

    # Running.

    def _run_forever_setup(self):
        self._check_closed()
        self._check_running()
        self._set_coroutine_origin_tracking(self._debug)
        self._old_agen_hooks = sys.get_asyncgen_hooks()
        self._thread_id = threading.get_ident()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                               finalizer=self._asyncgen_finalizer_hook)
        events._set_running_loop(self)

    def _run_forever_cleanup(self):
        self._stopping = False
        self._thread_id = None
        events._set_running_loop(None)
        self._set_coroutine_origin_tracking(False)
        if self._old_agen_hooks is not None:
            sys.set_asyncgen_hooks(*self._old_agen_hooks)
            self._old_agen_hooks = None

    def run_forever(self):
        """Run until stop() is called."""
        self._run_forever_setup()
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._run_forever_cleanup()

    def run_until_complete(self, future):
        """Run until a future is done, or a coroutine has ended; return its result."""
        self._check_closed()
        self._check_running()
        ours = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if ours:
            # It is still pending only if an error is raised here.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if ours and future.done() and not future.cancelled():
                future.exception()      # which goes on to the caller
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        """Stop after the callbacks that are ready."""
        self._stopping = True

    def close(self):
        """Close the loop, which must not run."""
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        if self._debug:
            logger.debug('Close %r', self)
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def is_closed(self):
        """Tell whether the loop was closed."""
        return self._closed

    def __del__(self, _warn=warnings.warn):
        if not self.is_closed():
            _warn(f'unclosed event loop {self!r}', ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    def is_running(self):
        """Tell whether the loop runs."""
        return self._thread_id is not None

    # Callbacks.

    def time(self):
        """Return the time by the loop's clock, in seconds."""
        return time.monotonic()

    def call_later(self, delay, callback, *args, context=None):
        """Have a function called after so many seconds; return a handle that can be cancelled."""
        if delay is None:
            raise TypeError('delay must not be None')
        timer = self.call_at(self.time() + delay, callback, *args, context=context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        return timer

    def call_at(self, when, callback, *args, context=None):
        """Have a function called at a time of the loop's clock; return a handle that can be cancelled."""
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_at')
        timer = events.TimerHandle(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        """Have a function called in the loop's next round; return a handle that can be cancelled."""
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_soon')
        handle = _Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """As call_soon(), from any thread."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = events._ThreadSafeHandle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-2:]
        self._ready.append(handle)
        self._write_to_self()
        return handle

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._ready.append(handle)

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _drop_cancelled_timers(self):
        timers = self._scheduled
        if (len(timers) > _MIN_SCHEDULED_TIMER_HANDLES and
                self._timer_cancelled_count / len(timers) > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for timer in timers:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    kept.append(timer)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while timers and timers[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(timers)._scheduled = False

    def _ripe_timers(self):
        # Those whose time has come become ready.
        timers = self._scheduled
        end = self.time() + self._clock_resolution
        while timers and timers[0]._when < end:
            timer = heapq.heappop(timers)
            timer._scheduled = False
            self._ready.append(timer)

    def _run_once(self):
        # One round: wait for descriptors, the first timer or whoever wakes us; then call what is
        # ready by then, but not what that adds.
        timeout = None
        if self._scheduled:
            self._drop_cancelled_timers()
        if self._ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)
        self._process_events(self._selector.select(timeout))
        if self._scheduled:
            self._ripe_timers()
        next_handle = self._ready.popleft
        for _ in range(len(self._ready)):
            handle = next_handle()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()

    def _run_watched(self, handle):
        try:
            self._current_handle = handle
            start = self.time()
            handle._run()
            took = self.time() - start
            if took >= self.slow_callback_duration:
                logger.warning('Executing %s took %.3f seconds', _format_handle(handle), took)
        finally:
            self._current_handle = None

    # Errors that have no caller.

    def get_exception_handler(self):
        """Return what was set by set_exception_handler()."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Have errors that no caller gets given to handler(loop, context); None to have them logged."""
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log what the context of an error says."""
        message = context.get('message') or 'Unhandled exception in event loop'
        error = context.get('exception')
        exc_info = False if error is None else (type(error), error, error.__traceback__)
        handle = self._current_handle
        if 'source_traceback' not in context and handle is not None and handle._source_traceback:
            context['handle_traceback'] = handle._source_traceback
        lines = [message]
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key in ('source_traceback', 'handle_traceback'):
                what = 'Object' if key == 'source_traceback' else 'Handle'
                stack = ''.join(traceback.format_list(value)).rstrip()
                lines.append(f'{key}: {what} created at (most recent call last):\n{stack}')
            else:
                lines.append(f'{key}: {value!r}')
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        """Report an error that no caller gets. The context is a dict with a 'message' and what else is
        known: 'exception', 'future', 'task', 'handle', 'protocol', 'transport', 'socket', 'asyncgen'."""
        try:
            if self._exception_handler is None:
                self.default_exception_handler(context)
            else:
                self._call_set_handler(context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if self._exception_handler is None:
                logger.error('Exception in default exception handler', exc_info=True)
            else:
                self._report_failed_handler(error, context)

    def _call_set_handler(self, context):
        # In the context of what failed, if it has one.
        for key in ('task', 'future', 'handle'):
            thing = context.get(key)
            if thing is not None:
                break
        own = thing.get_context() if hasattr(thing, 'get_context') else None
        if hasattr(own, 'run'):
            own.run(self._exception_handler, self, context)
        else:
            self._exception_handler(self, context)

    def _report_failed_handler(self, error, context):
        try:
            self.default_exception_handler({
                'message': 'Unhandled error in exception handler',
                'exception': error,
                'context': context,
            })
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.error('Exception in default exception handler '
                         'while handling an unexpected error '
                         'in custom exception handler', exc_info=True)


class BaseEventLoop(_Running):
    """Connections, servers, pipes and subprocesses, but for their transports."""

    # What subclasses add.

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        raise NotImplementedError

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False,
                            server_hostname=None, extra=None, server=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, call_connection_made=True):
        raise NotImplementedError

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        raise NotImplementedError

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize,
                                         extra=None, **kwargs):
        raise NotImplementedError

    def _write_to_self(self):
        raise NotImplementedError

    def _process_events(self, event_list):
        raise NotImplementedError

    # Names.

    def _getaddrinfo_debug(self, host, port, family, type, proto, flags):
        asked = [f'{host}:{port!r}']
        asked += [f'{name}={value!r}' for name, value in
                  (('family', family), ('type', type), ('proto', proto), ('flags', flags)) if value]
        asked = ', '.join(asked)
        logger.debug('Get address info %s', asked)
        start = self.time()
        found = socket.getaddrinfo(host, port, family, type, proto, flags)
        took = self.time() - start
        text = f'Getting address info {asked} took {took * 1e3:.3f}ms: {found!r}'
        if took >= self.slow_callback_duration:
            logger.info(text)
        else:
            logger.debug(text)
        return found

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """As socket.getaddrinfo(), in another thread."""
        resolve = self._getaddrinfo_debug if self._debug else socket.getaddrinfo
        return await self.run_in_executor(None, resolve, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        """As socket.getnameinfo(), in another thread."""
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0, loop):
        host, port = address[:2]
        info = _ipaddr_info(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _resolved(self, address, **kwargs):
        infos = await self._ensure_resolved(address, loop=self, **kwargs)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        return infos

    # Files.

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        """Send a file through a socket; return how many bytes were sent."""
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        self._check_sendfile_params(sock, file, offset, count)
        try:
            return await self._sock_sendfile_native(sock, file, offset, count)
        except exceptions.SendfileNotAvailableError:
            if not fallback:
                raise
        return await self._sock_sendfile_fallback(sock, file, offset, count)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        raise exceptions.SendfileNotAvailableError(
            f'syscall sendfile is not available for socket {sock!r} and file {file!r} combination')

    async def _sock_sendfile_fallback(self, sock, file, offset, count):
        return await _sending_files.send_to_socket(self, sock, file, offset, count)

    def _check_sendfile_params(self, sock, file, offset, count):
        _sending_files.check_arguments(sock, file, offset, count)

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a file through a transport; return how many bytes were sent."""
        if transport.is_closing():
            raise RuntimeError('Transport is closing')
        modes = constants._SendfileMode
        mode = getattr(transport, '_sendfile_compatible', modes.UNSUPPORTED)
        if mode is modes.UNSUPPORTED:
            raise RuntimeError(f'sendfile is not supported for transport {transport!r}')
        if mode is modes.TRY_NATIVE:
            try:
                return await self._sendfile_native(transport, file, offset, count)
            except exceptions.SendfileNotAvailableError:
                if not fallback:
                    raise
        if not fallback:
            raise RuntimeError('fallback is disabled and native sendfile is not'
                               f' supported for transport {transport!r}')
        return await self._sendfile_fallback(transport, file, offset, count)

    async def _sendfile_native(self, transp, file, offset, count):
        raise exceptions.SendfileNotAvailableError('sendfile syscall is not supported')

    async def _sendfile_fallback(self, transp, file, offset, count):
        return await _sending_files.send_to_transport(self, transp, file, offset, count)

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Not available: there is no module ssl."""
        raise RuntimeError(_NO_SSL)

    # Connections.

    async def _connect_sock(self, exceptions, addr_info, local_addr_infos=None):
        errors = []
        exceptions.append(errors)
        family, kind, proto, _, address = addr_info
        sock = None
        try:
            try:
                sock = socket.socket(family=family, type=kind, proto=proto)
                sock.setblocking(False)
                if local_addr_infos is not None:
                    self._bind_to_one(sock, family, local_addr_infos, errors)
                await self.sock_connect(sock, address)
                return sock
            except OSError as error:
                errors.append(error)
                raise
        except BaseException:
            if sock is not None:
                try:
                    sock.close()
                except OSError:
                    pass    # the first error says more
            raise

    def _bind_to_one(self, sock, family, infos, errors):
        for local_family, _, _, _, address in infos:
            if local_family != family:
                continue
            try:
                sock.bind(address)
                return
            except OSError as error:
                errors.append(OSError(error.errno, 'error while attempting to bind on '
                                      f'address {address!r}: {str(error).lower()}'))
        if errors:
            raise errors.pop()
        raise OSError(f'no matching local address with {family=} found')

    def _check_connection_arguments(self, host, ssl, server_hostname, handshake_timeout, shutdown_timeout):
        if server_hostname is not None and not ssl:
            raise ValueError('server_hostname is only meaningful with ssl')
        if server_hostname is None and ssl:
            if not host:
                raise ValueError('You must set server_hostname when using ssl without a host')
            server_hostname = host
        _check_ssl_arguments(ssl, handshake_timeout, shutdown_timeout)
        return server_hostname

    async def create_connection(
            self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None,
            local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
            happy_eyeballs_delay=None, interleave=None, all_errors=False):
        """Connect to a host and port, or use a socket; return a transport and a protocol."""
        server_hostname = self._check_connection_arguments(
            host, ssl, server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout)
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            kwargs = dict(family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
            infos = await self._resolved((host, port), **kwargs)
            local_infos = None if local_addr is None else await self._resolved(local_addr, **kwargs)
            if interleave:
                infos = _interleave_addrinfos(infos, interleave)
            sock = await self._connect_to_one(infos, local_infos, happy_eyeballs_delay, all_errors)
        elif sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        else:
            _check_stream(sock)
        transport, protocol = await self._create_connection_transport(
            sock, protocol_factory, ssl, server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            logger.debug('%r connected to %s:%r: (%r, %r)', transport.get_extra_info('socket'), host, port,
                         transport, protocol)
        return transport, protocol

    async def _connect_to_one(self, infos, local_infos, delay, all_errors):
        # The first address that works: one after the other, or each a while after the one before.
        errors = []
        sock = None
        if delay is None:
            for info in infos:
                try:
                    sock = await self._connect_sock(errors, info, local_infos)
                    break
                except OSError:
                    continue
        else:
            attempts = [lambda info=info: self._connect_sock(errors, info, local_infos) for info in infos]
            sock = (await staggered.staggered_race(attempts, delay, loop=self))[0]
        if sock is not None:
            return sock
        errors = [error for each in errors for error in each]
        if all_errors:
            raise ExceptionGroup('create_connection failed', errors)
        if not errors:
            raise TimeoutError('create_connection failed')
        if all(str(error) == str(errors[0]) for error in errors):
            raise errors[0]
        raise OSError(f'Multiple exceptions: {", ".join(str(error) for error in errors)}')

    async def _create_connection_transport(
            self, sock, protocol_factory, ssl, server_hostname, server_side=False, ssl_handshake_timeout=None,
            ssl_shutdown_timeout=None):
        try:
            sock.setblocking(False)
            protocol = protocol_factory()
            waiter = self.create_future()
            if ssl:
                transport = self._make_ssl_transport(
                    sock, protocol, None if isinstance(ssl, bool) else ssl, waiter, server_side=server_side,
                    server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                    ssl_shutdown_timeout=ssl_shutdown_timeout)
            else:
                transport = self._make_socket_transport(sock, protocol, waiter)
        except BaseException:
            sock.close()
            raise
        await self._made(transport, waiter)
        return transport, protocol

    async def _made(self, transport, waiter):
        # Waits until a transport has told its protocol that the connection was made.
        try:
            await waiter
        except BaseException:
            transport.close()
            raise

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        """Make a transport and a protocol for a connection that was accepted elsewhere."""
        _check_stream(sock)
        _check_ssl_arguments(ssl, ssl_handshake_timeout, ssl_shutdown_timeout)
        transport, protocol = await self._create_connection_transport(
            sock, protocol_factory, ssl, '', server_side=True, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout)
        if self._debug:
            logger.debug('%r handled: (%r, %r)', transport.get_extra_info('socket'), transport, protocol)
        return transport, protocol

    # Datagrams.

    async def create_datagram_endpoint(
            self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0,
            reuse_port=None, allow_broadcast=None, sock=None):
        """Make a transport and a protocol for datagrams."""
        remote = None
        if sock is not None:
            if sock.type == socket.SOCK_STREAM:
                raise ValueError(f'A datagram socket was expected, got {sock!r}')
            given = dict(local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto,
                         flags=flags, reuse_port=reuse_port, allow_broadcast=allow_broadcast)
            if any(given.values()):
                shown = ', '.join(f'{name}={value}' for name, value in given.items() if value)
                raise ValueError('socket modifier keyword arguments can not be used '
                                 f'when sock is specified. ({shown})')
            sock.setblocking(False)
        else:
            choices = await self._datagram_addresses(local_addr, remote_addr, family, proto, flags)
            sock, remote = await self._datagram_socket(choices, reuse_port, allow_broadcast)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, remote, waiter)
        if self._debug:
            if local_addr:
                logger.info('Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)',
                            local_addr, remote_addr, transport, protocol)
            else:
                logger.debug('Datagram endpoint remote_addr=%r created: (%r, %r)',
                             remote_addr, transport, protocol)
        await self._made(transport, waiter)
        return transport, protocol

    async def _datagram_addresses(self, local_addr, remote_addr, family, proto, flags):
        # Returns a list of ((family, protocol), (local address, remote address)).
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError('unexpected address family')
            return [((family, proto), (None, None))]
        if hasattr(socket, 'AF_UNIX') and family == socket.AF_UNIX:
            for address in (local_addr, remote_addr):
                if address is not None and not isinstance(address, str):
                    raise TypeError('string is expected')
            if local_addr and local_addr[0] not in (0, '\x00'):
                self._remove_stale_socket(local_addr)
            return [((family, proto), (local_addr, remote_addr))]
        pairs = {}
        for place, address in enumerate((local_addr, remote_addr)):
            if address is None:
                continue
            if not (isinstance(address, tuple) and len(address) == 2):
                raise TypeError('2-tuple is expected')
            infos = await self._resolved(address, family=family, type=socket.SOCK_DGRAM, proto=proto,
                                         flags=flags)
            for found_family, _, found_proto, _, found in infos:
                pairs.setdefault((found_family, found_proto), [None, None])[place] = found
        choices = [(key, pair) for key, pair in pairs.items()
                   if not (local_addr and pair[0] is None or remote_addr and pair[1] is None)]
        if not choices:
            raise ValueError('can not get address information')
        return choices

    def _remove_stale_socket(self, path):
        try:
            if stat.S_ISSOCK(os.stat(path).st_mode):
                os.remove(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            # The folder may only allow to make a new one.
            logger.error('Unable to check or remove stale UNIX socket %r: %r', path, error)

    async def _datagram_socket(self, choices, reuse_port, allow_broadcast):
        errors = []
        for (family, proto), (local, remote) in choices:
            sock = None
            try:
                sock = socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)
                if reuse_port:
                    _set_reuseport(sock)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if local:
                    sock.bind(local)
                if remote and not allow_broadcast:
                    await self.sock_connect(sock, remote)
                return sock, remote
            except BaseException as error:
                if sock is not None:
                    sock.close()
                if not isinstance(error, OSError):
                    raise
                errors.append(error)
        raise errors[0]

    # Servers.

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM,
                                            flags=flags, loop=self)
        if not infos:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return infos

    async def create_server(
            self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC, flags=socket.AI_PASSIVE,
            sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None,
            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        """Listen for TCP connections at a host, several hosts, or all interfaces; return a Server."""
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _check_ssl_arguments(ssl is not None, ssl_handshake_timeout, ssl_shutdown_timeout)
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if isinstance(host, str) or not isinstance(host, collections.abc.Iterable):
                hosts = [None if host == '' else host]
            else:
                hosts = host
            found = await tasks.gather(*[
                self._create_server_getaddrinfo(each, port, family=family, flags=flags) for each in hosts])
            infos = set(itertools.chain.from_iterable(found))
            sockets = self._bind_all(infos, reuse_address in (None, True), reuse_port, keep_alive)
        elif sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        else:
            _check_stream(sock)
            sockets = [sock]
        for each in sockets:
            each.setblocking(False)
        return await self._serve(Server(self, sockets, protocol_factory, ssl, backlog, ssl_handshake_timeout,
                                        ssl_shutdown_timeout), start_serving)

    async def _serve(self, server, start_serving):
        if start_serving:
            await server.start_serving()
        if self._debug:
            logger.info('%r is serving', server)
        return server

    def _bind_all(self, infos, reuse_address, reuse_port, keep_alive):
        sockets = []
        try:
            for info in infos:
                sock = self._bound_socket(info, reuse_address, reuse_port, keep_alive)
                if sock is not None:
                    sockets.append(sock)
            if not sockets:
                raise OSError(f'could not bind on any address out of {[info[4] for info in infos]!r}')
        except BaseException:
            for sock in sockets:
                sock.close()
            raise
        return sockets

    def _bound_socket(self, info, reuse_address, reuse_port, keep_alive):
        # None if the system doesn't know the family, or has no address of it.
        family, kind, proto, _, address = info
        try:
            sock = socket.socket(family, kind, proto)
        except OSError:
            if self._debug:
                logger.warning('create_server() failed to create socket.socket(%r, %r, %r)',
                               family, kind, proto, exc_info=True)
            return None
        try:
            if reuse_address:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
            if reuse_port and family in (socket.AF_INET, socket.AF_INET6):
                _set_reuseport(sock)
            if keep_alive:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
            if family == socket.AF_INET6 and hasattr(socket, 'IPPROTO_IPV6'):
                # IPv4 has a socket of its own.
                sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
            sock.bind(address)
            return sock
        except OSError as error:
            sock.close()
            text = f'error while attempting to bind on address {address!r}: {str(error).lower()}'
            if error.errno != errno.EADDRNOTAVAIL:
                raise OSError(error.errno, text) from None
            if self._debug:
                logger.warning(text)
            return None
        except BaseException:
            sock.close()
            raise

    # Pipes and subprocesses.

    async def connect_read_pipe(self, protocol_factory, pipe):
        """Make a transport that reads a file object (which it closes) and a protocol."""
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_read_pipe_transport(pipe, protocol, waiter)
        await self._made(transport, waiter)
        if self._debug:
            logger.debug('Read pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return transport, protocol

    async def connect_write_pipe(self, protocol_factory, pipe):
        """Make a transport that writes to a file object (which it closes) and a protocol."""
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_write_pipe_transport(pipe, protocol, waiter)
        await self._made(transport, waiter)
        if self._debug:
            logger.debug('Write pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return transport, protocol

    def _log_subprocess(self, what, stdin, stdout, stderr):
        info = [what]
        if stdin is not None:
            info.append(f'stdin={_format_pipe(stdin)}')
        if stdout is not None and stderr == subprocess.STDOUT:
            info.append(f'stdout=stderr={_format_pipe(stdout)}')
        else:
            if stdout is not None:
                info.append(f'stdout={_format_pipe(stdout)}')
            if stderr is not None:
                info.append(f'stderr={_format_pipe(stderr)}')
        logger.debug(' '.join(info))

    async def subprocess_shell(
            self, protocol_factory, cmd, *, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, universal_newlines=False, shell=True, bufsize=0, encoding=None,
            errors=None, text=None, **kwargs):
        """Run a command by the shell; return a transport and a protocol."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError('cmd must be a string')
        if not shell:
            raise ValueError('shell must be True')
        _check_popen_arguments(bufsize, universal_newlines, text, encoding, errors)
        return await self._subprocess(protocol_factory, cmd, True, f'run shell command {cmd!r}', stdin, stdout,
                                      stderr, kwargs)

    async def subprocess_exec(
            self, protocol_factory, program, *args, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, universal_newlines=False, shell=False, bufsize=0, encoding=None,
            errors=None, text=None, **kwargs):
        """Run a program with arguments; return a transport and a protocol."""
        if shell:
            raise ValueError('shell must be False')
        _check_popen_arguments(bufsize, universal_newlines, text, encoding, errors)
        # The arguments may be secret.
        return await self._subprocess(protocol_factory, (program, *args), False, f'execute program {program!r}',
                                      stdin, stdout, stderr, kwargs)

    async def _subprocess(self, protocol_factory, args, shell, what, stdin, stdout, stderr, kwargs):
        protocol = protocol_factory()
        logged = self._debug
        if logged:
            self._log_subprocess(what, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(protocol, args, shell, stdin, stdout, stderr, 0,
                                                          **kwargs)
        if self._debug and logged:
            logger.info('%s: %r', what, transport)
        return transport, protocol
