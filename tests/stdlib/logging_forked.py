# flags: -Wignore::DeprecationWarning
"""The locks of handlers that another thread has are free in the child of a fork."""
import logging
import os
import threading


class Composed(logging.Handler):
    """Has another handler, which it alone knows."""

    def __init__(self):
        super().__init__()
        self.inner = logging.StreamHandler(open(os.devnull, 'w'))

    def emit(self, record):
        self.inner.handle(record)


handler = Composed()
print(handler in logging._at_fork_reinit_lock_weakset, handler.inner in logging._at_fork_reinit_lock_weakset)
print(logging.NullHandler() in logging._at_fork_reinit_lock_weakset)
logger = logging.getLogger('forked')
logger.propagate = False
logger.addHandler(handler)
held, forked = threading.Event(), threading.Event()


def hold():
    with handler.lock, handler.inner.lock:
        held.set()
        forked.wait(0.2)


thread = threading.Thread(target=hold)
thread.start()
held.wait()
pid = os.fork()
if pid == 0:
    logger.warning('from the child')
    os._exit(7)
forked.set()
thread.join()
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
logging.shutdown([logging.weakref.ref(handler)])
