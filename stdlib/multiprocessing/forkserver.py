"""The fork server: a process without threads, which copies itself on demand.

It is started when it is first needed, is asked over a Unix socket that only holders of its key may
use, and ends with the process that started it.
"""

import _signal as signal
import atexit
import os
import sys
import threading

from multiprocessing import connection, process, spawn, util
from multiprocessing.context import AuthenticationError

__all__ = ['ensure_running', 'get_inherited_fds', 'connect_to_new_process',
           'set_forkserver_preload']

_MAX_FDS = 256
_KEY_LENGTH = 32


class ForkServer:
    """The server, as its users see it. Everything about it changes under the lock."""

    def __init__(self):
        self._key = None
        self._address = None
        self._alive_fd = None
        self._pid = None
        self._inherited_fds = None
        self._lock = threading.Lock()
        self._preload = ['__main__']

    def set_forkserver_preload(self, modules_names):
        """Say which modules the server loads before it forks."""
        if not all(type(name) is str for name in modules_names):
            raise TypeError('module_names must be a list of strings')
        self._preload = modules_names

    def get_inherited_fds(self):
        """In a copy: return the descriptors that came with the request."""
        return self._inherited_fds

    def _stop(self):
        with self._lock:
            if self._pid is not None:
                os.close(self._alive_fd)
                os.waitpid(self._pid, 0)
                self._forget()

    def _forget(self):
        if not util.is_abstract_socket_namespace(self._address):
            try:
                os.unlink(self._address)
            except FileNotFoundError:
                pass
        self._key = self._address = self._alive_fd = self._pid = None

    def connect_to_new_process(self, fds):
        """Have the server fork; return the pipes from and to the copy, which gets the fds."""
        import socket
        from multiprocessing import reduction
        if len(fds) + 3 >= _MAX_FDS:
            raise ValueError('too many fds')
        self.ensure_running()
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(self._address)
            _authenticate(client, self._key,
                          (connection.answer_challenge, connection.deliver_challenge))
            parent_r, child_w = util.new_fds(os.pipe)
            child_r, parent_w = util.new_fds(os.pipe)
            try:
                reduction.sendfds(client, [child_r, child_w, self._alive_fd, *fds])
            except BaseException:
                util.close_fds(parent_r, parent_w)
                raise
            finally:
                util.close_fds(child_r, child_w)
        return parent_r, parent_w

    def ensure_running(self):
        """Start the server unless it runs."""
        with self._lock:
            if self._pid is not None:
                pid, _ = os.waitpid(self._pid, os.WNOHANG)
                if not pid:
                    return
                os.close(self._alive_fd)
                self._forget()
            self._start()

    def _start(self):
        import socket
        arguments, argv = {}, []
        if self._preload:
            data = spawn.get_preparation_data('ignore')
            arguments = {'sys_path': data['sys_path'],
                         'main_path': data.get('init_main_from_path')}
            argv = data['sys_argv']
        with socket.socket(socket.AF_UNIX) as listener:
            address = connection.arbitrary_address('AF_UNIX')
            listener.bind(address)
            os.chmod(address, 0o600)
            listener.listen()
            alive_r, alive_w = os.pipe()
            key_r, key_w = os.pipe()
            try:
                call = f'{listener.fileno()}, {alive_r}, {key_r}, {self._preload!r}, **{arguments!r}'
                executable = spawn.get_executable()
                command = [executable, *util._args_from_interpreter_flags(), '-c',
                           f'from multiprocessing.forkserver import main; main({call})', *argv]
                pid = util.spawnv_passfds(executable, command,
                                          [listener.fileno(), alive_r, key_r])
                key = os.urandom(_KEY_LENGTH)
                os.write(key_w, key)
            except BaseException:
                os.close(alive_w)
                raise
            finally:
                util.close_fds(alive_r, key_r, key_w)
        self._key, self._address, self._alive_fd, self._pid = key, address, alive_w, pid


def _authenticate(sock, key, steps):
    wrapped = connection.Connection(sock.fileno())
    try:
        for step in steps:
            step(wrapped, key)
    finally:
        wrapped._detach()


def main(listener_fd, alive_r, key_r, preload, main_path=None, sys_path=None):
    """Be the server: fork for each request, reap, and report, until the starter has ended."""
    key = os.read(key_r, _KEY_LENGTH)
    os.close(key_r)
    _load(preload, main_path, sys_path)
    util._close_stdin()
    import socket
    with socket.socket(socket.AF_UNIX, fileno=listener_fd) as listener:
        _Server(listener, alive_r, key).run()


def _load(preload, main_path, sys_path):
    if sys_path is not None:
        sys.path[:] = sys_path
    if '__main__' in preload and main_path is not None:
        process.current_process()._inheriting = True
        try:
            spawn.import_main_path(main_path)
        finally:
            del process.current_process()._inheriting
    for name in preload:
        try:
            __import__(name)
        except ImportError:
            pass
    util._flush_std_streams()


class _Server:
    """The server's state: for each copy that runs, the pipe that waits for the report."""

    def __init__(self, listener, alive_r, key):
        self.listener = listener
        self.alive_r = alive_r
        self.key = key
        self.reports = {}
        self.signal_r, self.signal_w = os.pipe()
        os.set_blocking(self.signal_r, False)
        os.set_blocking(self.signal_w, False)
        # SIGCHLD only has to wake the loop up; Ctrl-C is for the others to decide on.
        self.old_handlers = {
            signal.SIGCHLD: signal.signal(signal.SIGCHLD, lambda *_: None),
            signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN)}
        signal.set_wakeup_fd(self.signal_w)

    def run(self):
        while True:
            ready = connection.wait([self.listener, self.alive_r, self.signal_r])
            if self.alive_r in ready:
                raise SystemExit
            if self.signal_r in ready:
                os.read(self.signal_r, 65536)
                self.reap()
            if self.listener in ready:
                try:
                    client, _ = self.listener.accept()
                except ConnectionAbortedError:
                    continue
                with client:
                    fds = self.receive(client)
                if fds:
                    self.fork(*fds)

    def receive(self, client):
        from multiprocessing import reduction
        try:
            _authenticate(client, self.key,
                          (connection.deliver_challenge, connection.answer_challenge))
            return reduction.recvfds(client, _MAX_FDS)
        except (EOFError, BrokenPipeError, ConnectionResetError, AuthenticationError):
            return None

    def reap(self):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            report = self.reports.pop(pid, None)
            if report is not None:
                try:
                    write_signed(report, os.waitstatus_to_exitcode(status))
                except BrokenPipeError:
                    pass
                os.close(report)

    def fork(self, child_r, report, *fds):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                atexit._clear()
                atexit.register(util._exit_function)
                code = self.serve(child_r, report, fds)
            except Exception:
                sys.excepthook(*sys.exc_info())
            finally:
                atexit._run_exitfuncs()
                util._flush_std_streams()
                os._exit(code)
        try:
            write_signed(report, pid)
        except BrokenPipeError:
            pass
        self.reports[pid] = report
        util.close_fds(child_r, *fds)

    def serve(self, child_r, report, fds):
        """In a copy: forget the server and be what the request says."""
        signal.set_wakeup_fd(-1)
        for number, handler in self.old_handlers.items():
            signal.signal(number, handler)
        self.listener.close()
        util.close_fds(self.alive_r, report, self.signal_r, self.signal_w,
                       *self.reports.values())
        _forkserver._alive_fd, *_forkserver._inherited_fds = fds
        return spawn._main(child_r, os.dup(child_r))


def read_signed(fd):
    """Read a number from a pipe."""
    data = b''
    while len(data) < 8:
        chunk = os.read(fd, 8 - len(data))
        if not chunk:
            raise EOFError('unexpected EOF')
        data += chunk
    return int.from_bytes(data, 'little', signed=True)


def write_signed(fd, number):
    """Write a number to a pipe."""
    os.write(fd, number.to_bytes(8, 'little', signed=True))


_forkserver = ForkServer()
ensure_running = _forkserver.ensure_running
get_inherited_fds = _forkserver.get_inherited_fds
connect_to_new_process = _forkserver.connect_to_new_process
set_forkserver_preload = _forkserver.set_forkserver_preload
