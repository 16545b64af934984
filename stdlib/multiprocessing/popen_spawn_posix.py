"""Starting a process afresh: it is sent what it needs through a pipe."""

import os

from multiprocessing import popen_fork, spawn, util
from multiprocessing.context import set_spawning_popen

__all__ = ['Popen']


class _DupFd:
    """A file descriptor of the child that is being started."""

    def __init__(self, fd):
        self.fd = fd

    def detach(self):
        return self.fd


class Popen(popen_fork.Popen):
    """A child that runs the same program afresh."""

    method = 'spawn'
    DupFd = _DupFd

    def __init__(self, process_obj):
        self._fds = []
        super().__init__(process_obj)

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return fd

    def _pickle(self, process_obj):
        """Return what the child is to be sent; descriptors that come along are noted on the way."""
        import io
        from multiprocessing import reduction
        data = spawn.get_preparation_data(process_obj._name)
        file = io.BytesIO()
        set_spawning_popen(self)
        try:
            reduction.dump(data, file)
            reduction.dump(process_obj, file)
        finally:
            set_spawning_popen(None)
        return file.getvalue()

    def _launch(self, process_obj):
        data = self._pickle(process_obj)
        use_pidfd = popen_fork.has_pidfd()
        child_r, parent_w = util.new_fds(os.pipe)
        parent_r = child_w = None
        try:
            command = spawn.get_command_line(pipe_handle=child_r)
            if not use_pidfd:
                parent_r, child_w = util.new_fds(os.pipe)
                self._fds.append(child_w)
            self._fds.append(child_r)
            self.pid = util.spawnv_passfds(spawn.get_executable(), command, self._fds)
            if use_pidfd:
                parent_r = os.pidfd_open(self.pid)
            self.sentinel = parent_r
        finally:
            util.close_fds(*(fd for fd in (child_r, child_w) if fd is not None))
            self.finalizer = util.Finalize(
                self, util.close_fds, [fd for fd in (parent_r, parent_w) if fd is not None])
        # The pipe stays open: its end tells the child of the parent's.
        try:
            with open(parent_w, 'wb', closefd=False) as file:
                file.write(data)
        except BrokenPipeError:
            pass        # the child has died; its exit code tells
