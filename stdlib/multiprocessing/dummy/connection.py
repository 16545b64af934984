"""Connections between threads."""

from queue import Queue

__all__ = ['Client', 'Listener', 'Pipe']

families = [None]


class Listener:
    """Waits for clients: its address is a queue."""

    def __init__(self, address=None, family=None, backlog=1):
        self._queue = Queue(backlog)

    def accept(self):
        """Wait for a client and return the connection to it."""
        return Connection(*self._queue.get())

    def close(self):
        """Wait for clients no more."""
        self._queue = None

    @property
    def address(self):
        """The address."""
        return self._queue

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address):
    """Return a connection to a listener."""
    ours, theirs = Queue(), Queue()
    address.put((ours, theirs))
    return Connection(theirs, ours)


def Pipe(duplex=True):
    """Return two connections that are each other's ends."""
    a, b = Queue(), Queue()
    return Connection(a, b), Connection(b, a)


class Connection:
    """One end of a connection: a queue for each direction."""

    def __init__(self, incoming, outgoing):
        self._in, self._out = incoming, outgoing
        self.send = self.send_bytes = outgoing.put
        self.recv = self.recv_bytes = incoming.get

    def poll(self, timeout=0.0):
        """Return whether there is something to receive, waiting for timeout seconds for it."""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._in.not_empty:
            self._in.not_empty.wait(timeout)
        return self._in.qsize() > 0

    def close(self):
        """Do nothing."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        pass
