# _test_simple_enum() finds what differs from an enum that is a class statement.
from enum import Enum, IntFlag, KEEP, _simple_enum, _test_simple_enum


class Checked(Enum):
    CYAN = 1
    MAGENTA = 2

    @property
    def zeroth(self):
        return 'zeroed'


def simple(magenta):
    @_simple_enum(Enum)
    class Simple:
        CYAN = 1
        MAGENTA = magenta

        @property
        def zeroth(self):
            return 'zeroed'
    return Simple


print(_test_simple_enum(Checked, simple(2)))


class CheckedFlags(IntFlag, boundary=KEEP):
    ONE = 1
    ALL = 15


@_simple_enum(IntFlag, boundary=KEEP)
class Flags:
    ONE = 1
    ALL = 15


@_simple_enum(Enum)
class More:
    CYAN = 1
    MAGENTA = 2
    YELLOW = 3

    @property
    def zeroth(self):
        return 'zeroed'


print(_test_simple_enum(CheckedFlags, Flags))
for other in simple(3), More, Flags:
    try:
        _test_simple_enum(Checked, other)
    except TypeError as e:
        print(str(e).splitlines()[0], type(e).__name__)
changed = simple(2)
changed.MAGENTA._value_ = 9
try:
    _test_simple_enum(Checked, changed)
except TypeError as e:
    print('MAGENTA' in str(e), 'CYAN' in str(e))
