"""Starting a process as a copy of the fork server."""

from multiprocessing import forkserver, popen_spawn_posix, util

__all__ = ['Popen']


class _DupFd:
    """A file descriptor that the fork server passes on: known by its place in the list."""

    def __init__(self, index):
        self.index = index

    def detach(self):
        return forkserver.get_inherited_fds()[self.index]


class Popen(popen_spawn_posix.Popen):
    """A grandchild: the fork server is its parent, and reports how it ended.

    The sentinel is the pipe for that report, which the server alone can write to.
    """

    method = 'forkserver'
    DupFd = _DupFd

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return len(self._fds) - 1

    def _launch(self, process_obj):
        data = self._pickle(process_obj)
        self.sentinel, parent_w = forkserver.connect_to_new_process(self._fds)
        self.finalizer = util.Finalize(self, util.close_fds, (self.sentinel, parent_w))
        try:
            with open(parent_w, 'wb', closefd=False) as file:
                file.write(data)
        except BrokenPipeError:
            pass
        self.pid = forkserver.read_signed(self.sentinel)

    def _reap(self):
        from multiprocessing.connection import wait
        if self.returncode is None and wait([self.sentinel], 0):
            try:
                self.returncode = forkserver.read_signed(self.sentinel)
            except (OSError, EOFError):
                # The server has died, and with it the knowledge.
                self.returncode = 255

    def wait(self, timeout=None):
        if self.returncode is None:
            from multiprocessing.connection import wait
            if not wait([self.sentinel], timeout):
                return None
        return self.poll()
