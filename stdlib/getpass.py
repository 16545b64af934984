"""Asking for a password, and for the user's name."""

import contextlib
import io
import os
import sys

try:
    import termios
except ImportError:
    termios = None

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """What is typed may be seen."""


def _check_echo_char(echo_char):
    if echo_char is None:
        return
    if not isinstance(echo_char, str):
        raise TypeError(f"'echo_char' must be a str or None, not {type(echo_char).__name__}")
    if not (len(echo_char) == 1 and echo_char.isprintable() and echo_char.isascii()):
        raise ValueError(f"'echo_char' must be a single printable ASCII character, got: {echo_char!r}")


def _open_terminal(stack):
    """Return the file number of the terminal and a stream on it."""
    fd = os.open('/dev/tty', os.O_RDWR | os.O_NOCTTY)
    tty = stack.enter_context(io.FileIO(fd, 'w+'))
    return fd, stack.enter_context(io.TextIOWrapper(tty))


@contextlib.contextmanager
def _quiet(fd, char_by_char):
    """Have a terminal show nothing that is typed."""
    old = termios.tcgetattr(fd)
    new = old[:]
    new[3] &= ~termios.ECHO
    if char_by_char:
        new[3] &= ~termios.ICANON
    when = termios.TCSAFLUSH | getattr(termios, 'TCSASOFT', 0)
    try:
        termios.tcsetattr(fd, when, new)
        yield
    finally:
        termios.tcsetattr(fd, when, old)


def unix_getpass(prompt='Password: ', stream=None, *, echo_char=None):
    """Ask for a password on the terminal, or on the standard streams, and show nothing of it."""
    _check_echo_char(echo_char)
    password = None
    with contextlib.ExitStack() as stack:
        try:
            fd, source = _open_terminal(stack)
            stream = stream or source
        except OSError:
            stack.close()
            try:
                fd = sys.stdin.fileno()
            except (AttributeError, ValueError):
                fd = None
                password = fallback_getpass(prompt, stream)
            source = sys.stdin
            stream = stream or sys.stderr
        if fd is not None:
            try:
                try:
                    with _quiet(fd, echo_char):
                        password = _raw_input(prompt, stream, source, echo_char)
                finally:
                    stream.flush()
            except termios.error:
                if password is not None:
                    # The terminal could not be made to show again what is typed.
                    raise
                if stream is not source:
                    stack.close()
                password = fallback_getpass(prompt, stream)
        stream.write('\n')
        return password


def fallback_getpass(prompt='Password: ', stream=None, *, echo_char=None):
    """Ask for a password where it may be seen, and warn of that."""
    _check_echo_char(echo_char)
    import warnings
    warnings.warn('Can not control echo on the terminal.', GetPassWarning, stacklevel=2)
    if not stream:
        stream = sys.stderr
    print('Warning: Password input may be echoed.', file=stream)
    return _raw_input(prompt, stream, echo_char=echo_char)


def _raw_input(prompt='', stream=None, input=None, echo_char=None):
    """Write a prompt and read a line. Unlike what the builtin function reads, it goes into no history."""
    stream = stream or sys.stderr
    input = input or sys.stdin
    prompt = str(prompt)
    if prompt:
        try:
            stream.write(prompt)
        except UnicodeEncodeError:
            stream.write(prompt.encode(stream.encoding, 'replace').decode(stream.encoding))
        stream.flush()
    if echo_char:
        return _readline_with_echo_char(stream, input, echo_char)
    line = input.readline()
    if not line:
        raise EOFError
    return line.removesuffix('\n')


def _show(stream, text):
    stream.write(text)
    stream.flush()


def _readline_with_echo_char(stream, input, echo_char):
    """Read a line, and show a character for each that is typed."""
    password = ''
    after_eof = False
    while (char := input.read(1)) not in ('\n', '\r'):
        if char == '\x03':
            raise KeyboardInterrupt
        if char in ('\x7f', '\b'):
            if password:
                _show(stream, '\b \b')
            password = password[:-1]
        elif char == '\x04':
            if after_eof:
                break
            after_eof = True
        elif char != '\0':
            password += char
            _show(stream, echo_char)
            after_eof = False
    return password


def getuser():
    """Return the name of the user: from the environment, or from the file of passwords."""
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        user = os.environ.get(name)
        if user:
            return user
    import pwd
    try:
        return pwd.getpwuid(os.getuid())[0]
    except KeyError as err:
        raise OSError('No username set in the environment') from err


getpass = unix_getpass if termios else fallback_getpass
