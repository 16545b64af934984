"""Property lists: files of lists, dictionaries and simple values as Apple's systems keep them, in XML or binary.

A format is three functions (_FORMATS): does a file of it begin so, read it, write it.
"""

import binascii
import codecs
import datetime
import enum
import re
import struct
from io import BytesIO

__all__ = ['InvalidFileException', 'FMT_XML', 'FMT_BINARY', 'load', 'dump', 'loads', 'dumps', 'UID']

PlistFormat = enum.Enum('PlistFormat', 'FMT_XML FMT_BINARY', module=__name__)
globals().update(PlistFormat.__members__)


class InvalidFileException(ValueError):
    """What was read is no property list, or a broken one."""

    def __init__(self, message='Invalid file'):
        super().__init__(message)


class UID:
    """The number of an object in an archive of NSKeyedArchiver."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError('data must be an int')
        if data >= 1 << 64:
            raise ValueError('UIDs cannot be >= 2**64')
        if data < 0:
            raise ValueError('UIDs must be positive')
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return f'{self.__class__.__name__}({self.data!r})'

    def __reduce__(self):
        return self.__class__, (self.data,)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


def _items(mapping, sort_keys, skipkeys):
    """The items of a dictionary in the order in which they are written."""
    items = mapping.items()
    if skipkeys:
        items = [item for item in items if isinstance(item[0], str)]
    elif not all(isinstance(key, str) for key in mapping):
        raise TypeError('keys must be strings')
    return sorted(items, key=lambda item: item[0]) if sort_keys else items


# XML

PLISTHEADER = b'''\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
'''

_DATE = re.compile(r'(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)'
                   r'(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?)?)?Z', re.ASCII)
_NOT_IN_XML = re.compile('[\0-\x08\x0b\x0c\x0e-\x1f]')


def _escaped(text):
    if _NOT_IN_XML.search(text):
        raise ValueError("strings can't contain control characters; use bytes instead")
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


class _PlistWriter:
    """Writes values as XML, one element a line."""

    def __init__(self, file, indent=b'\t', sort_keys=True, skipkeys=False, aware_datetime=False):
        self._file = file
        self._indent = indent
        self._level = 0
        self._sort_keys = sort_keys
        self._skipkeys = skipkeys
        self._aware = aware_datetime

    def write(self, value):
        self._file.write(PLISTHEADER)
        self._line('<plist version="1.0">')
        self._value(value)
        self._line('</plist>')

    def _line(self, text):
        self._file.write(self._level * self._indent + text.encode() + b'\n')

    def _text(self, element, text):
        self._line(f'<{element}>{_escaped(text)}</{element}>')

    def _value(self, value):
        if isinstance(value, str):
            self._text('string', value)
        elif value is True:
            self._line('<true/>')
        elif value is False:
            self._line('<false/>')
        elif isinstance(value, int):
            if not -1 << 63 <= value < 1 << 64:
                raise OverflowError(value)
            self._text('integer', f'{value:d}')
        elif isinstance(value, float):
            self._text('real', repr(value))
        elif isinstance(value, dict):
            self._container('dict', value)
        elif isinstance(value, (bytes, bytearray)):
            self._data(value)
        elif isinstance(value, datetime.datetime):
            self._date(value)
        elif isinstance(value, (tuple, list)):
            self._container('array', value)
        else:
            raise TypeError(f'unsupported type: {type(value)}')

    def _container(self, element, values):
        if not values:
            self._line(f'<{element}/>')
            return
        self._line(f'<{element}>')
        self._level += 1
        if element == 'array':
            for value in values:
                self._value(value)
        else:
            for key, value in _items(values, self._sort_keys, self._skipkeys):
                self._text('key', key)
                self._value(value)
        self._level -= 1
        self._line(f'</{element}>')

    def _data(self, data):
        self._line('<data>')
        columns = max(16, 76 - len((self._level * self._indent).expandtabs()))
        step = columns // 4 * 3
        for start in range(0, len(data), step):
            self._line(binascii.b2a_base64(data[start:start + step], newline=False).decode())
        self._line('</data>')

    def _date(self, date):
        if self._aware:
            date = date.astimezone(datetime.UTC)
        year, month, day, hour, minute, second = date.timetuple()[:6]
        self._text('date', f'{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z')


class _PlistParser:
    """Makes values of the events of an XML parser."""

    def __init__(self, dict_type, aware_datetime=False):
        self._dict_type = dict_type
        self._aware = aware_datetime
        self._open = []         # the containers that have begun
        self._key = None        # the key that has no value yet
        self._root = None
        self._text = []
        self._ends = {'true': lambda text: True, 'false': lambda text: False, 'integer': self._integer,
                      'real': float, 'string': str, 'data': binascii.a2b_base64, 'date': self._date}

    def parse(self, file):
        from xml.parsers.expat import ParserCreate
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EntityDeclHandler = self._entity
        self._parser.ParseFile(file)
        return self._root

    def _entity(self, *declaration):
        # An entity that holds many of another would grow without limit.
        raise InvalidFileException('XML entity declarations are not supported in plist files')

    def _fail(self, message):
        raise ValueError(f'{message} at line {self._parser.CurrentLineNumber}')

    def _begin(self, element, attributes):
        self._text.clear()
        if element == 'dict':
            self._enter(self._dict_type())
        elif element == 'array':
            self._enter([])

    def _enter(self, container):
        self._add(container)
        self._open.append(container)

    def _end(self, element):
        text = ''.join(self._text)
        self._text.clear()
        if element == 'key':
            if self._key is not None or not (self._open and self._is_dict(self._open[-1])):
                self._fail('unexpected key')
            self._key = text
        elif element in ('dict', 'array'):
            if self._key is not None:
                self._fail(f"missing value for key '{self._key}'")
            self._open.pop()
        elif element in self._ends:
            self._add(self._ends[element](text))

    def _is_dict(self, container):
        return isinstance(container, self._dict_type) and type(container) is not list

    def _add(self, value):
        if self._key is not None:
            self._open[-1][self._key] = value
            self._key = None
        elif not self._open:
            self._root = value
        elif type(self._open[-1]) is list:
            self._open[-1].append(value)
        else:
            self._fail('unexpected element')

    @staticmethod
    def _integer(text):
        return int(text, 16) if text.startswith(('0x', '0X')) else int(text)

    def _date(self, text):
        numbers = [int(digits) for digits in _DATE.match(text).groupdict().values() if digits is not None]
        return datetime.datetime(*numbers, tzinfo=datetime.UTC if self._aware else None)


def _is_xml(header):
    starts = '<?xml', '<plist'
    if header.startswith(tuple(start.encode() for start in starts)):
        return True
    for mark, encoding in ((codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF16_BE, 'utf-16-be'),
                           (codecs.BOM_UTF16_LE, 'utf-16-le')):
        if header.startswith(tuple(mark + start.encode(encoding) for start in starts)):
            return True
    return False


# Binary. After the eight bytes of the magic come the objects, then where each of them begins, then the trailer:
# how many bytes such an offset has, and a reference to an object, how many objects there are, which of them is
# the root, and where the offsets are. The first byte of an object holds its kind and, mostly, its size.

_MAGIC = b'bplist00'
_TRAILER = struct.Struct('>6xBBQQQ')
_EPOCH = datetime.datetime(2001, 1, 1)
_SINGLETONS = {0x00: None, 0x08: False, 0x09: True}
_INT, _DATA, _ASCII, _UTF16, _UID, _ARRAY, _DICT = 0x10, 0x40, 0x50, 0x60, 0x80, 0xa0, 0xd0
_REAL32, _REAL64, _DATE64, _FILL = 0x22, 0x23, 0x33, 0x0f


class _BinaryPlistParser:
    """Reads a binary property list; each object is made once, so that lists that hold themselves come back so."""

    def __init__(self, dict_type, aware_datetime=False):
        self._dict_type = dict_type
        self._aware = aware_datetime

    def parse(self, file):
        try:
            self._file = file
            self._file.seek(-_TRAILER.size, 2)
            trailer = self._file.read(_TRAILER.size)
            if len(trailer) != _TRAILER.size:
                raise InvalidFileException
            offset_size, self._reference_size, count, root, start = _TRAILER.unpack(trailer)
            self._file.seek(start)
            self._offsets = self._numbers(count, offset_size)
            self._made = {}
            return self._object(root)
        except (OSError, IndexError, struct.error, OverflowError, ValueError):
            raise InvalidFileException

    def _bytes(self, count):
        """Exactly so many bytes; of a large number that the file claims, no more than it has is allocated."""
        data = bytearray()
        while len(data) < count:
            chunk = self._file.read(min(count - len(data), max(1 << 20, len(data))))
            if not chunk:
                raise InvalidFileException
            data += chunk
        return bytes(data)

    def _number(self, size, signed=False):
        return int.from_bytes(self._bytes(size), 'big', signed=signed)

    def _numbers(self, count, size):
        data = self._bytes(count * size)
        if not size or len(data) != count * size:
            raise InvalidFileException
        return [int.from_bytes(data[at:at + size], 'big') for at in range(0, len(data), size)]

    def _references(self, count):
        return self._numbers(count, self._reference_size)

    def _size(self, low):
        """A size: the low half of an object's first byte, or, if that is 15, an integer after it."""
        if low < 15:
            return low
        return self._number(1 << (self._number(1) & 3))

    def _object(self, reference):
        if reference in self._made:
            return self._made[reference]
        self._file.seek(self._offsets[reference])
        first = self._number(1)
        kind, low = first & 0xf0, first & 0x0f
        if kind == _ARRAY:
            return self._array(reference, self._references(self._size(low)))
        if kind == _DICT:
            size = self._size(low)
            return self._dict(reference, self._references(size), self._references(size))
        value = self._made[reference] = self._scalar(first, kind, low)
        return value

    def _array(self, reference, references):
        array = self._made[reference] = []
        array.extend(self._object(item) for item in references)
        return array

    def _dict(self, reference, keys, values):
        mapping = self._made[reference] = self._dict_type()
        try:
            for key, value in zip(keys, values):
                mapping[self._object(key)] = self._object(value)
        except TypeError:       # a key that has no hash
            raise InvalidFileException
        return mapping

    def _scalar(self, first, kind, low):
        if first in _SINGLETONS:
            return _SINGLETONS[first]
        if first == _FILL:
            return b''
        if kind == _INT:
            return self._number(1 << low, signed=low >= 3)
        if first == _REAL32:
            return struct.unpack('>f', self._bytes(4))[0]
        if first == _REAL64:
            return struct.unpack('>d', self._bytes(8))[0]
        if first == _DATE64:
            epoch = _EPOCH.replace(tzinfo=datetime.UTC) if self._aware else _EPOCH
            return epoch + datetime.timedelta(seconds=struct.unpack('>d', self._bytes(8))[0])
        if kind == _DATA:
            return self._bytes(self._size(low))
        if kind == _ASCII:
            return self._bytes(self._size(low)).decode('ascii')
        if kind == _UTF16:
            return self._bytes(self._size(low) * 2).decode('utf-16-be')
        if kind == _UID:
            return UID(self._number(1 + low))
        raise InvalidFileException


def _bytes_needed(number):
    """1, 2, 4 or 8: the width of an unsigned number."""
    for size in (1, 2, 4):
        if number < 1 << 8 * size:
            return size
    return 8


class _BinaryPlistWriter:
    """Writes values as a binary property list; equal simple values, and a container that is met again, once."""

    def __init__(self, file, sort_keys, skipkeys, aware_datetime=False):
        self._file = file
        self._sort_keys = sort_keys
        self._skipkeys = skipkeys
        self._aware = aware_datetime

    def write(self, value):
        self._values = []       # in the order of their numbers; of dictionaries, the lists of keys and values
        self._numbers = {}      # by type and value, or by identity
        self._number(value)
        self._reference_size = _bytes_needed(len(self._values))
        self._file.write(_MAGIC)
        offsets = []
        for item in self._values:
            offsets.append(self._file.tell())
            self._write(item)
        start = self._file.tell()
        offset_size = _bytes_needed(start)
        for offset in offsets:
            self._file.write(offset.to_bytes(offset_size))
        self._file.write(_TRAILER.pack(offset_size, self._reference_size, len(offsets), 0, start))

    @staticmethod
    def _identity(value):
        if isinstance(value, (str, int, float, datetime.datetime, bytes, bytearray)):
            return type(value), bytes(value) if isinstance(value, bytearray) else value
        return id(value)

    def _number(self, value):
        """Number a value and all that it holds: a dictionary's keys before its values."""
        identity = self._identity(value)
        if identity in self._numbers:
            return
        self._numbers[identity] = number = len(self._values)
        self._values.append(value)
        if isinstance(value, dict):
            items = list(_items(value, self._sort_keys, self._skipkeys))
            keys, values = [key for key, _ in items], [item for _, item in items]
            self._values[number] = (dict, keys, values)
            for held in keys + values:
                self._number(held)
        elif isinstance(value, (list, tuple)):
            self._values[number] = (list, list(value))
            for held in value:
                self._number(held)

    def _references(self, values):
        for value in values:
            self._file.write(self._numbers[self._identity(value)].to_bytes(self._reference_size))

    def _first(self, kind, size):
        """Write the byte of a kind and a size, with an integer after it if the size is large."""
        if size < 15:
            self._file.write(bytes([kind | size]))
        else:
            width = _bytes_needed(size)
            self._file.write(bytes([kind | 15, _INT | width.bit_length() - 1]) + size.to_bytes(width))

    def _write(self, value):
        match value:
            case None | True | False:
                self._file.write({None: b'\x00', False: b'\x08', True: b'\x09'}[value])
            case (kind, *parts) if kind is dict or kind is list:
                self._first(_DICT if kind is dict else _ARRAY, len(parts[0]))
                for part in parts:
                    self._references(part)
            case UID():
                if value.data < 0:
                    raise ValueError('UIDs must be positive')
                if value.data >= 1 << 64:
                    raise OverflowError(value)
                width = _bytes_needed(value.data)
                self._file.write(bytes([_UID | width - 1]) + value.data.to_bytes(width))
            case int():
                self._integer(value)
            case float():
                self._file.write(struct.pack('>Bd', _REAL64, value))
            case datetime.datetime():
                if self._aware:
                    value = value.astimezone(datetime.UTC).replace(tzinfo=None)
                self._file.write(struct.pack('>Bd', _DATE64, (value - _EPOCH).total_seconds()))
            case bytes() | bytearray():
                self._first(_DATA, len(value))
                self._file.write(value)
            case str():
                ascii = value.isascii()
                text = value.encode('ascii' if ascii else 'utf-16-be')
                self._first(_ASCII if ascii else _UTF16, len(text) if ascii else len(text) // 2)
                self._file.write(text)
            case _:
                raise TypeError(value)

    def _integer(self, value):
        if not -1 << 63 <= value < 1 << 64:
            raise OverflowError(value)
        if value < 0:
            width = 8
        elif value >= 1 << 63:
            width = 16          # eight bytes have a sign
        else:
            width = _bytes_needed(value)
        self._file.write(bytes([_INT | width.bit_length() - 1]) + value.to_bytes(width, signed=value < 0))


def _is_binary(header):
    return header.startswith(_MAGIC)


_FORMATS = {
    FMT_XML: (_is_xml, _PlistParser, _PlistWriter),
    FMT_BINARY: (_is_binary, _BinaryPlistParser, _BinaryPlistWriter),
}


def load(fp, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Read a property list from a file of bytes that can seek."""
    if fmt is None:
        header = fp.read(32)
        fp.seek(0)
        for detect, parser, _ in _FORMATS.values():
            if detect(header):
                break
        else:
            raise InvalidFileException
    else:
        parser = _FORMATS[fmt][1]
    return parser(dict_type, aware_datetime).parse(fp)


def loads(value, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Read a property list from bytes, or from a text of XML."""
    if isinstance(value, str):
        if fmt == FMT_BINARY:
            raise TypeError('value must be bytes-like object when fmt is FMT_BINARY')
        value = value.encode()
    return load(BytesIO(value), fmt=fmt, dict_type=dict_type, aware_datetime=aware_datetime)


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False, aware_datetime=False):
    """Write a property list to a file of bytes."""
    if fmt not in _FORMATS:
        raise ValueError(f'Unsupported format: {fmt!r}')
    writer = _FORMATS[fmt][2]
    writer(fp, sort_keys=sort_keys, skipkeys=skipkeys, aware_datetime=aware_datetime).write(value)


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True, aware_datetime=False):
    """Return the bytes of a property list."""
    file = BytesIO()
    dump(value, file, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys, aware_datetime=aware_datetime)
    return file.getvalue()
