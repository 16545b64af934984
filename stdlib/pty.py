"""Pseudo-terminals: a program runs in one, and this process sees what it writes and types for it."""

import os
import sys
import tty
from os import close, waitpid
from select import select
from tty import setraw, tcgetattr, tcsetattr

__all__ = ["openpty", "fork", "spawn"]

STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = 0, 1, 2
CHILD = 0


def openpty():
    """Return the descriptors of both ends of a new pseudo-terminal, the program's second."""
    return os.openpty()


def fork():
    """Fork; the child's input and output, and its controlling terminal, are a new pseudo-terminal.

    Return (0, an undefined number) in the child, (its id, the other end's descriptor) in the parent.
    """
    return os.forkpty()


def _read(fd):
    return os.read(fd, 1024)


def _copy(master_fd, master_read=_read, stdin_read=_read):
    """Pass on what is read from either side until the program's end is closed."""
    sources = [master_fd, STDIN_FILENO]
    typed = shown = b''
    is_open = True
    while True:
        ready, writable, _ = select([fd for fd in sources if is_open or fd != master_fd],
                                    [master_fd] * bool(typed) + [STDOUT_FILENO] * bool(shown), [])
        if STDOUT_FILENO in writable:
            shown = shown[os.write(STDOUT_FILENO, shown):]
        if master_fd in writable:
            typed = typed[os.write(master_fd, typed):]
        if master_fd in ready:
            try:
                data = master_read(master_fd)
            except OSError:
                data = b''      # what Linux says of the end
            is_open = bool(data)
            shown += data
        if STDIN_FILENO in ready:
            data = stdin_read(STDIN_FILENO)
            if not data:
                sources.remove(STDIN_FILENO)
            typed += data
        if not is_open:
            while shown:
                shown = shown[os.write(STDOUT_FILENO, shown):]
            return


def spawn(argv, master_read=_read, stdin_read=_read):
    """Run a program in a pseudo-terminal that is connected to this process's; return how it ended."""
    argv = (argv,) if isinstance(argv, str) else argv
    sys.audit('pty.spawn', argv)
    pid, master_fd = fork()
    if pid == CHILD:
        os.execlp(argv[0], *argv)
    try:
        mode = tcgetattr(STDIN_FILENO)
        setraw(STDIN_FILENO)
    except tty.error:
        mode = None             # no terminal
    try:
        _copy(master_fd, master_read, stdin_read)
    finally:
        if mode is not None:
            tcsetattr(STDIN_FILENO, tty.TCSAFLUSH, mode)
    close(master_fd)
    return waitpid(pid, 0)[1]
