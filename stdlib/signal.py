"""Signals."""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum


def _is_signal(name):
    return name.isupper() and name.startswith('SIG') and not name.startswith('SIG_')


# The constants of the C module become members of enumerations, here under the same names.
_IntEnum._convert_('Signals', __name__, _is_signal)
_IntEnum._convert_('Handlers', __name__, ('SIG_DFL', 'SIG_IGN').__contains__)
_IntEnum._convert_('Sigmasks', __name__, ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK').__contains__)


def _to_enum(value, enumeration):
    if not isinstance(value, int):
        return value
    try:
        return enumeration(value)
    except ValueError:
        return value


def _to_int(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def _signals(numbers):
    return {_to_enum(number, Signals) for number in numbers}


def signal(signalnum, handler):
    """Set a signal's handler and return the one before."""
    return _to_enum(_signal.signal(_to_int(signalnum), _to_int(handler)), Handlers)


def getsignal(signalnum):
    """Return a signal's handler."""
    return _to_enum(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    """Change the calling thread's set of blocked signals and return the one before."""
    return _signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    """Return the signals that are blocked and waiting."""
    return _signals(_signal.sigpending())


def sigwait(sigset):
    """Wait for one of the signals and return it."""
    return _to_enum(_signal.sigwait(sigset), Signals)


def valid_signals():
    """Return all signals of this system."""
    return _signals(_signal.valid_signals())


# What the C module lacks is lacking here too.
for _name in ('pthread_sigmask', 'sigpending', 'sigwait', 'valid_signals'):
    if not hasattr(_signal, _name):
        del globals()[_name]
del _name
