"""Files of compiled time zones (RFC 9636), and the package tzdata, where there are none."""

import struct


class ZoneInfoNotFoundError(KeyError):
    """Raised when no file and no package has the zone."""


def load_tzdata(key):
    """The zone's file in the package tzdata."""
    *folders, name = key.split('/')
    try:
        from importlib import resources
        path = resources.files('.'.join(['tzdata.zoneinfo', *folders])).joinpath(name)
        if not path.is_dir():
            return path.open('rb')
    except (ImportError, FileNotFoundError, UnicodeEncodeError, IsADirectoryError):
        pass
    raise ZoneInfoNotFoundError(f'No time zone found with key {key}')


class _Header:
    """The version of the file, and how many there are of what."""

    def __init__(self, stream):
        if stream.read(4) != b'TZif':
            raise ValueError('Invalid TZif file: magic not found')
        version = stream.read(1)
        self.version = 1 if version == b'\0' else int(version)
        stream.read(15)
        (self.utc_flags, self.standard_flags, self.leaps, self.times, self.types,
         self.chars) = struct.unpack('>6l', stream.read(24))

    def rest(self, time_size):
        """The size of what lies behind the abbreviations."""
        return self.leaps * (time_size + 4) + self.standard_flags + self.utc_flags

    def size(self, time_size):
        return self.times * (time_size + 1) + self.types * 6 + self.chars + self.rest(time_size)


def _abbreviation(chars, start):
    return chars[start:chars.find(b'\0', start)].decode()


def load_data(stream):
    """(types of the transitions, their times, offsets, summer flags and names of the types, rule).

    The rule says what comes after the last transition, as TZ strings do; None: the file has none.
    """
    header, time_size, time_letter = _Header(stream), 4, 'l'
    if header.version >= 2:
        # A second part repeats all with times of 64 bits.
        stream.seek(header.size(4), 1)
        header, time_size, time_letter = _Header(stream), 8, 'q'
    n = header.times
    times = struct.unpack(f'>{n}{time_letter}', stream.read(n * time_size))
    indexes = tuple(stream.read(n))
    if indexes and max(indexes) >= header.types:
        raise ValueError('Invalid transition index found while reading TZif: '
                         f'{max(indexes)}')
    types = [struct.unpack('>lbb', stream.read(6)) for _ in range(header.types)]
    chars = stream.read(header.chars)
    rule = None
    if header.version >= 2:
        stream.seek(header.rest(8), 1)
        line = stream.readline() and stream.readline()
        if not line.endswith(b'\n'):
            raise ValueError('Invalid TZif file: unexpected end of file')
        rule = line[:-1]
    return (indexes, times, tuple(offset for offset, _, _ in types),
            tuple(summer for _, summer, _ in types),
            tuple(_abbreviation(chars, start) for _, _, start in types), rule)
