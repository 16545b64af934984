"""Starting a process by fork."""

import atexit
import os
import threading
from _signal import SIGINT, SIGKILL, SIGTERM

from multiprocessing import util

__all__ = ['Popen']


def has_pidfd():
    """Return whether the kernel gives out file descriptors for processes."""
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True


class Popen:
    """A child process, from the parent's side.

    `returncode` is set once, under the lock, by whoever reaps the child; a signal is sent under
    the lock too, and only while there is no return code. So no thread misses the exit status, and
    no signal reaches a process that was given a dead child's pid.

    The sentinel is a descriptor of the process itself, where the kernel has those: it becomes
    readable when the child ends, whoever else has inherited the child's files.
    """

    method = 'fork'

    def __init__(self, process_obj):
        self.lock = threading.Lock()
        self.returncode = None
        self.finalizer = None
        util._flush_std_streams()
        self._launch(process_obj)

    def duplicate_for_child(self, fd):
        """Return the number that a descriptor has in the child."""
        return fd

    def poll(self):
        """Return the exit code, or None if the child hasn't ended."""
        if self.returncode is None:
            with self.lock:
                self._reap()
        return self.returncode

    def _reap(self):
        if self.returncode is not None:
            return
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
        except OSError:
            return
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        """Wait for the child's end, for timeout seconds at most; return poll()'s answer."""
        if self.returncode is not None:
            return self.returncode
        if timeout is not None:
            from multiprocessing.connection import wait
            if not wait([self.sentinel], timeout):
                return None
        if timeout is None or timeout > 0:
            # Without reaping: two threads may wait here, and both want the status.
            try:
                os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
            except OSError:
                pass
        return self.poll()

    def _send_signal(self, sig):
        with self.lock:
            self._reap()
            if self.returncode is None:
                try:
                    os.kill(self.pid, sig)
                except ProcessLookupError:
                    pass

    def interrupt(self):
        """Send SIGINT."""
        self._send_signal(SIGINT)

    def terminate(self):
        """Send SIGTERM."""
        self._send_signal(SIGTERM)

    def kill(self):
        """Send SIGKILL."""
        self._send_signal(SIGKILL)

    def _launch(self, process_obj):
        use_pidfd = has_pidfd()
        fds = [*util.new_fds(os.pipe)]          # tells the child of the parent's end
        if not use_pidfd:
            fds += util.new_fds(os.pipe)        # tells the parent of the child's
        child_ends, parent_ends = fds[0:1] + fds[3:4], fds[1:3]
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                atexit._clear()
                atexit.register(util._exit_function)
                util.close_fds(*parent_ends)
                code = process_obj._bootstrap(parent_sentinel=child_ends[0])
            finally:
                atexit._run_exitfuncs()
                util._flush_std_streams()
                os._exit(code)
        util.close_fds(*child_ends)
        if use_pidfd:
            parent_ends.append(os.pidfd_open(self.pid))
        self.sentinel = parent_ends[1]
        self.finalizer = util.Finalize(self, util.close_fds, parent_ends)

    def close(self):
        """Let go of the descriptors."""
        if self.finalizer is not None:
            self.finalizer()
