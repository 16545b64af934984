"""Universally unique identifiers (RFC 9562)."""

from _thread import allocate_lock as _allocate_lock
from enum import Enum
import os
import time

RESERVED_NCS = 'reserved for NCS compatibility'
RFC_4122 = 'specified in RFC 4122'
RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
RESERVED_FUTURE = 'reserved for future definition'

int_ = int       # UUID has attributes of these names
bytes_ = bytes

_MAX = (1 << 128) - 1
_VARIANT = 0x8000 << 48
_FLAGS = 0xf000 << 64 | 0xc000 << 48
_NODE = (1 << 48) - 1
_GREGORIAN = 0x01b21dd213814000      # 1970 after 1582-10-15, in tenths of microseconds


class SafeUUID(Enum):
    safe = 0
    unsafe = -1
    unknown = None


def _with_version(number, version):
    return number & ~_FLAGS | version << 76 | _VARIANT


def _reorder(octets):
    """Between big-endian bytes and those whose first three fields are little-endian."""
    return octets[3::-1] + octets[5:3:-1] + octets[7:5:-1] + octets[8:]


def _int_of_fields(fields):
    if len(fields) != 6:
        raise ValueError('fields is not a 6-tuple')
    number = 0
    for i, (field, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
        if not 0 <= field < 1 << bits:
            article = 'an' if bits == 8 else 'a'
            raise ValueError(f'field {i} out of range (need {article} {bits}-bit value)')
        number = number << bits | field
    return number


class UUID:
    """An identifier: a number of 128 bits, which is made of one of several forms."""

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, '
                            'or int arguments must be given')
        if hex is not None:
            hex = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(hex) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = int_(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            assert isinstance(bytes_le, bytes_), repr(bytes_le)
            int = int_.from_bytes(_reorder(bytes_le))
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            assert isinstance(bytes, bytes_), repr(bytes)
            int = int_.from_bytes(bytes)
        elif fields is not None:
            int = _int_of_fields(fields)
        if not 0 <= int <= _MAX:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError('illegal version number')
            int = _with_version(int, version)
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    @classmethod
    def _from_int(cls, value):
        self = object.__new__(cls)
        object.__setattr__(self, 'int', value)
        object.__setattr__(self, 'is_safe', SafeUUID.unknown)
        return self

    def __getstate__(self):
        state = {'int': self.int}
        if self.is_safe != SafeUUID.unknown:
            state['is_safe'] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, 'int', state['int'])
        object.__setattr__(self, 'is_safe', SafeUUID(state['is_safe']) if 'is_safe' in state
                           else SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __str__(self):
        x = self.hex
        return f'{x[:8]}-{x[8:12]}-{x[12:16]}-{x[16:20]}-{x[20:]}'

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        return _reorder(self.bytes)

    @property
    def hex(self):
        return self.bytes.hex()

    @property
    def urn(self):
        return 'urn:uuid:' + str(self)

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant,
                self.clock_seq_low, self.node)

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xffff

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xffff

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xff

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xff

    @property
    def time(self):
        """As the version has it: of version 7 milliseconds since 1970, of others since 1582."""
        if self.version == 7:
            return self.int >> 80
        last = self.int >> 64 & 0x0fff
        if self.version == 6:
            return self.int >> 96 << 28 | self.time_mid << 12 | last
        return last << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return self.int >> 48 & 0x3fff

    @property
    def node(self):
        return self.int & _NODE

    @property
    def variant(self):
        bits = self.int >> 61 & 7
        if bits < 4:
            return RESERVED_NCS
        if bits < 6:
            return RFC_4122
        return RESERVED_MICROSOFT if bits == 6 else RESERVED_FUTURE

    @property
    def version(self):
        """1 to 8; None of other variants than RFC 4122's."""
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xf


# ---- the node ------------------------------------------------------------------------------------

_node = None


def _hardware_node():
    """The address of a network interface, best one that its maker gave it; or None."""
    local = None
    try:
        names = sorted(os.listdir('/sys/class/net'))
    except OSError:
        return None
    for name in names:
        try:
            with open(f'/sys/class/net/{name}/address') as file:
                address = int(file.read().strip().replace(':', ''), 16)
        except (OSError, ValueError):
            continue
        if not 0 < address <= _NODE:
            continue
        if not address & 1 << 41:
            return address
        local = local or address
    return local


def _random_getnode():
    return int.from_bytes(os.urandom(6)) | 1 << 40


_GETTERS = [_hardware_node]         # asked in turn; one that returns no 48 bits has found nothing


def getnode():
    """The hardware's address as a number of 48 bits; a random one with the multicast bit."""
    global _node
    if _node is None:
        found = (getter() for getter in _GETTERS)
        _node = next((node for node in found if node and 0 < node <= _NODE), None) or _random_getnode()
    return _node


# ---- making --------------------------------------------------------------------------------------

_lock = _allocate_lock()
# When the last one of a version was made (1, 6 and 7), so that no two are the same.
_last_timestamp = _last_timestamp_v6 = _last_timestamp_v7 = None
_last_counter_v7 = 0


def _after(last):
    """The time in tenths of microseconds since 1582, but later than the last one."""
    now = time.time_ns() // 100 + _GREGORIAN
    return now if last is None else max(now, last + 1)


def _random_bits(n):
    import random
    return random.getrandbits(n)


def uuid1(node=None, clock_seq=None):
    """Of the time, a sequence number and the node."""
    global _last_timestamp
    with _lock:
        now = _last_timestamp = _after(_last_timestamp)
    if clock_seq is None:
        clock_seq = _random_bits(14)
    fields = (now & 0xffffffff, now >> 32 & 0xffff, now >> 48 & 0x0fff, clock_seq >> 8 & 0x3f,
              clock_seq & 0xff, getnode() if node is None else node)
    return UUID(fields=fields, version=1)


def _of_name(hash_name, version, namespace, name):
    import hashlib
    if isinstance(name, str):
        name = name.encode()
    digest = hashlib.new(hash_name, namespace.bytes + name, usedforsecurity=False).digest()
    return UUID._from_int(_with_version(int.from_bytes(digest[:16]), version))


def uuid3(namespace, name):
    """Of a name in a namespace, by MD5."""
    return _of_name('md5', 3, namespace, name)


def uuid4():
    """Random."""
    return UUID._from_int(_with_version(int.from_bytes(os.urandom(16)), 4))


def uuid5(namespace, name):
    """Of a name in a namespace, by SHA-1."""
    return _of_name('sha1', 5, namespace, name)


def uuid6(node=None, clock_seq=None):
    """As uuid1(), but with the time so that they sort by it."""
    global _last_timestamp_v6
    with _lock:
        now = _last_timestamp_v6 = _after(_last_timestamp_v6)
    if clock_seq is None:
        clock_seq = _random_bits(14)
    if node is None:
        node = getnode()
    number = ((now >> 12 & _NODE) << 80 | (now & 0x0fff) << 64 | (clock_seq & 0x3fff) << 48
              | node & _NODE)
    return UUID._from_int(_with_version(number, 6))


def _counter_and_tail():
    """Of a new millisecond: a counter of 42 bits that has half of them before it, and 32 random bits."""
    random_bits = int.from_bytes(os.urandom(10))
    return random_bits >> 32 & 0x1ff_ffff_ffff, random_bits & 0xffff_ffff


def uuid7():
    """Of the time, a counter and random bits; they sort by it."""
    global _last_timestamp_v7, _last_counter_v7
    now = time.time_ns() // 1_000_000
    with _lock:
        if _last_timestamp_v7 is None or now > _last_timestamp_v7:
            counter, tail = _counter_and_tail()
        else:
            if now < _last_timestamp_v7:
                now = _last_timestamp_v7 + 1
            if _last_counter_v7 < 0x3ff_ffff_ffff:
                counter, tail = _last_counter_v7 + 1, int.from_bytes(os.urandom(4))
            else:
                now += 1
                counter, tail = _counter_and_tail()
        _last_timestamp_v7, _last_counter_v7 = now, counter
    number = (now & _NODE) << 80 | (counter >> 30) << 64 | (counter & 0x3fff_ffff) << 32 | tail
    return UUID._from_int(_with_version(number, 7))


def uuid8(a=None, b=None, c=None):
    """Of three numbers of 48, 12 and 62 bits; random where they are not given."""
    a = _random_bits(48) if a is None else a & _NODE
    b = _random_bits(12) if b is None else b & 0x0fff
    c = _random_bits(62) if c is None else c & (1 << 62) - 1
    return UUID._from_int(_with_version(a << 80 | b << 64 | c, 8))


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
NIL = UUID('00000000-0000-0000-0000-000000000000')
MAX = UUID('ffffffff-ffff-ffff-ffff-ffffffffffff')


def main():
    import argparse
    functions = {f.__name__: f for f in (uuid1, uuid3, uuid4, uuid5, uuid6, uuid7, uuid8)}
    namespaces = {'@dns': NAMESPACE_DNS, '@url': NAMESPACE_URL, '@oid': NAMESPACE_OID,
                  '@x500': NAMESPACE_X500}
    parser = argparse.ArgumentParser(
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        description='Generate a UUID using the selected UUID function.')
    parser.add_argument('-u', '--uuid', choices=functions.keys(), default='uuid4',
                        help='function to generate the UUID')
    parser.add_argument('-n', '--namespace', metavar=f"{{any UUID,{','.join(namespaces)}}}",
                        help='uuid3/uuid5 only: a UUID, or a well-known predefined UUID '
                             'addressed by namespace name')
    parser.add_argument('-N', '--name',
                        help='uuid3/uuid5 only: name used as part of generating the UUID')
    parser.add_argument('-C', '--count', metavar='NUM', type=int, default=1,
                        help='generate NUM fresh UUIDs')
    args = parser.parse_args()
    arguments = ()
    if args.uuid in ('uuid3', 'uuid5'):
        if not args.namespace or not args.name:
            parser.error(f"Incorrect number of arguments. {args.uuid} requires a namespace and "
                         "a name. Run 'python -m uuid -h' for more information.")
        namespace = namespaces.get(args.namespace)
        if namespace is None:
            try:
                namespace = UUID(args.namespace)
            except ValueError as error:
                parser.error(f'{error}: {args.namespace!r}')
        arguments = namespace, args.name
    for _ in range(args.count):
        print(functions[args.uuid](*arguments))


if __name__ == "__main__":
    main()
