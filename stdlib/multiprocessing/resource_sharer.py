"""File descriptors in messages: whoever reads such a message fetches them from the process that wrote it.

A thread of that process serves them, each once, at an address of its own, to those who know the process's key.
"""

import os
import threading

from multiprocessing import process, reduction, util

__all__ = ['DupFd', 'stop']


class DupFd:
    """A file descriptor in a message; it is the message's own, not the one that was given."""

    def __init__(self, fd):
        duplicate = os.dup(fd)
        self._id = _sharer.register(lambda connection, pid: reduction.send_handle(connection, duplicate, pid),
                                    lambda: os.close(duplicate))

    def detach(self):
        """Fetch the descriptor; this can be done once."""
        with _Sharer.connect(self._id) as connection:
            return reduction.recv_handle(connection)


class _Sharer:
    """What this process has to give away, by number, and the thread that does."""

    def __init__(self):
        self._reset()
        util.register_after_fork(self, _Sharer._forget)

    def _reset(self):
        self._lock = threading.Lock()
        self._given = {}            # {number: (send, close)}
        self._next = 0
        self._listener = self._thread = None

    def _forget(self):
        """In a child: what the parent has to give away is the parent's."""
        for _, close in self._given.values():
            close()
        if self._listener is not None:
            self._listener.close()
        self._reset()

    def register(self, send, close):
        """Keep something to be given away; return where it can be had."""
        with self._lock:
            if self._listener is None:
                self._start()
            self._next += 1
            self._given[self._next] = send, close
            return self._listener.address, self._next

    @staticmethod
    def connect(place):
        """Return a connection to the process that has something, which sends it next."""
        from multiprocessing.connection import Client
        address, number = place
        connection = Client(address, authkey=process.current_process().authkey)
        connection.send((number, os.getpid()))
        return connection

    def stop(self, timeout=None):
        """End the thread; what nobody has fetched is closed."""
        from multiprocessing.connection import Client
        with self._lock:
            if self._listener is None:
                return
            with Client(self._listener.address, authkey=process.current_process().authkey) as connection:
                connection.send(None)
            self._thread.join(timeout)
            if self._thread.is_alive():
                util.sub_warning('the thread that gives descriptors away did not stop')
            self._listener.close()
            self._listener = self._thread = None
            for _, close in self._given.values():
                close()
            self._given.clear()

    def _start(self):
        from multiprocessing.connection import Listener
        self._listener = Listener(authkey=process.current_process().authkey, backlog=128)
        self._thread = threading.Thread(target=self._serve, args=(self._listener,), daemon=True)
        self._thread.start()

    def _serve(self, listener):
        import signal
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())     # those are for the other threads
        while True:
            try:
                with listener.accept() as connection:
                    message = connection.recv()
                    if message is None:
                        return
                    number, pid = message
                    send, close = self._given.pop(number)
                    try:
                        send(connection, pid)
                    finally:
                        close()
            except Exception:
                if not util.is_exiting():
                    import sys
                    sys.excepthook(*sys.exc_info())


_sharer = _Sharer()
stop = _sharer.stop
