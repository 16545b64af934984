"""Time zones of the IANA database, from the system's files."""

__all__ = ['ZoneInfo', 'reset_tzpath', 'available_timezones', 'TZPATH', 'ZoneInfoNotFoundError',
           'InvalidTZPathWarning']

from zoneinfo import _tzpath
from zoneinfo._common import ZoneInfoNotFoundError
from zoneinfo._tzpath import InvalidTZPathWarning, available_timezones
from zoneinfo._zoneinfo import ZoneInfo


def reset_tzpath(to=None):
    """Set where to look: to a list of absolute paths, or what the environment says."""
    _tzpath.reset_tzpath(to, _stacklevel=3)


def __getattr__(name):
    if name == 'TZPATH':
        return _tzpath.TZPATH
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), 'TZPATH'])
