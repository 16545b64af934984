"""Universally unique identifiers, as RFC 9562 describes them."""

import os
import time
from enum import Enum

RESERVED_NCS = 'reserved for NCS compatibility'
RFC_4122 = 'specified in RFC 4122'
RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
RESERVED_FUTURE = 'reserved for future definition'

# UUID has attributes and arguments with these names.
int_ = int
bytes_ = bytes

_MAX = (1 << 128) - 1
_NODE_MASK = (1 << 48) - 1
_VERSION_AND_VARIANT = 0xF << 76 | 0x3 << 62


class SafeUUID(Enum):
    """Whether no two processes can have got the same identifier."""

    safe = 0
    unsafe = -1
    unknown = None


def _with_version(value, version):
    """Return a UUID's number with the bits for a version, and for the variant of the RFC."""
    return value & ~_VERSION_AND_VARIANT | version << 76 | 1 << 63


def _swap_fields(data):
    """Turn the first three fields of a UUID's bytes around."""
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


def _join_fields(fields):
    """Return the number with the given fields."""
    if len(fields) != 6:
        raise ValueError('fields is not a 6-tuple')
    result = 0
    for i, (field, width) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
        if not 0 <= field < 1 << width:
            article = 'an' if width == 8 else 'a'
            raise ValueError(f'field {i} out of range (need {article} {width}-bit value)')
        result = result << width | field
    return result


class UUID:
    """An identifier: a number of 128 bits, of which some tell how the others were made.

    It is made from its 32 hexadecimal digits, its 16 bytes, its bytes with the first three fields in
    little-endian order, its six fields, or its number.
    """

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = int_(digits, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            assert isinstance(bytes_le, bytes_), repr(bytes_le)
            int = int_.from_bytes(_swap_fields(bytes_le))
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            assert isinstance(bytes, bytes_), repr(bytes)
            int = int_.from_bytes(bytes)
        elif fields is not None:
            int = _join_fields(fields)
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
        # None is the value of unknown.
        object.__setattr__(self, 'is_safe', SafeUUID(state.get('is_safe')))

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
        digits = self.hex
        return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    @property
    def bytes(self):
        """The 16 bytes, the highest first."""
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        """The 16 bytes, with the first three fields in little-endian order."""
        return _swap_fields(self.bytes)

    @property
    def fields(self):
        """The six fields."""
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant,
                self.clock_seq_low, self.node)

    @property
    def time_low(self):
        """The first 32 bits."""
        return self.int >> 96

    @property
    def time_mid(self):
        """The next 16 bits."""
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        """The next 16 bits, the version among them."""
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        """The next 8 bits, the variant among them."""
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        """The next 8 bits."""
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        """The time: milliseconds since 1970 in version 7, units of 100 ns since 15 October 1582 in others."""
        if self.version == 7:
            return self.int >> 80
        last = self.time_hi_version & 0x0FFF
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | last
        return last << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        """The 14 bits that tell apart those with the same time and node."""
        return self.int >> 48 & 0x3FFF

    @property
    def node(self):
        """The last 48 bits."""
        return self.int & _NODE_MASK

    @property
    def hex(self):
        """The 32 hexadecimal digits."""
        return self.bytes.hex()

    @property
    def urn(self):
        """The name as a URN."""
        return 'urn:uuid:' + str(self)

    @property
    def variant(self):
        """Who laid the identifier out: one of the constants above."""
        bits = self.int >> 61 & 7
        if not bits & 4:
            return RESERVED_NCS
        if not bits & 2:
            return RFC_4122
        return RESERVED_FUTURE if bits & 1 else RESERVED_MICROSOFT

    @property
    def version(self):
        """How the identifier was made, 1 to 8; None in other variants than the RFC's."""
        return self.int >> 76 & 0xF if self.variant == RFC_4122 else None


# ---- the machine --------------------------------------------------------------------------------------

_INTERFACES = '/sys/class/net'      # Linux has a directory there for each network interface
_ETHERNET = '1'

_node = None


def _is_universal(mac):
    # The second lowest bit of the first byte tells addresses given out by the machine's owner.
    return not mac & 1 << 41


def _read_interface(name, attribute):
    with open(os.path.join(_INTERFACES, name, attribute), encoding='ascii') as file:
        return file.read().strip()


def _hardware_address():
    """Return the address of a network interface, or None. One given by its maker is better than others."""
    addresses = []
    try:
        for name in os.listdir(_INTERFACES):
            if _read_interface(name, 'type') == _ETHERNET:
                address = int(_read_interface(name, 'address').replace(':', ''), 16)
                addresses.append((not _is_universal(address), int(_read_interface(name, 'ifindex')), address))
    except (OSError, ValueError):
        pass
    return min(addresses)[2] if addresses else None


def _random_node():
    # The lowest bit of the first byte, that of multicast, is in no interface's address.
    return int.from_bytes(os.urandom(6)) | 1 << 40


def getnode():
    """Return the hardware address of the machine, or a random number with bits no address has."""
    global _node
    if _node is None:
        _node = _hardware_address() or _random_node()
    return _node


# ---- making identifiers -------------------------------------------------------------------------------

_GREGORIAN_EPOCH = 0x01b21dd213814000       # 1 January 1970 in units of 100 ns since 15 October 1582
_MAX_COUNTER = (1 << 42) - 1

# The time of the last identifier of a version. No other gets the same.
_last_timestamp = None
_last_timestamp_v6 = None
_last_timestamp_v7 = None
_last_counter_v7 = 0


def _random_bits(width):
    import random
    return random.getrandbits(width)


def _later_than(last):
    """Return the time, or a later one if that is not later than the last."""
    timestamp = time.time_ns() // 100 + _GREGORIAN_EPOCH
    if last is not None and timestamp <= last:
        timestamp = last + 1
    return timestamp


def uuid1(node=None, clock_seq=None):
    """Return an identifier with the machine's address and the time."""
    global _last_timestamp
    _last_timestamp = timestamp = _later_than(_last_timestamp)
    if clock_seq is None:
        clock_seq = _random_bits(14)
    if node is None:
        node = getnode()
    return UUID(fields=(timestamp & 0xFFFFFFFF, timestamp >> 32 & 0xFFFF, timestamp >> 48 & 0x0FFF,
                        clock_seq >> 8 & 0x3F, clock_seq & 0xFF, node), version=1)


def _from_digest(make_hash, namespace, name, version):
    if isinstance(name, str):
        name = name.encode()
    digest = make_hash(namespace.bytes + name, usedforsecurity=False).digest()
    return UUID._from_int(_with_version(int.from_bytes(digest[:16]), version))


def uuid3(namespace, name):
    """Return the identifier that MD5 makes from a namespace and a name in it."""
    import hashlib
    return _from_digest(hashlib.md5, namespace, name, 3)


def uuid4():
    """Return a random identifier."""
    return UUID._from_int(_with_version(int.from_bytes(os.urandom(16)), 4))


def uuid5(namespace, name):
    """Return the identifier that SHA-1 makes from a namespace and a name in it."""
    import hashlib
    return _from_digest(hashlib.sha1, namespace, name, 5)


def uuid6(node=None, clock_seq=None):
    """Return an identifier such as uuid1's, with its bits in the order of time."""
    global _last_timestamp_v6
    _last_timestamp_v6 = timestamp = _later_than(_last_timestamp_v6)
    if clock_seq is None:
        clock_seq = _random_bits(14)
    if node is None:
        node = getnode()
    value = (timestamp >> 12 & 0xFFFFFFFFFFFF) << 80 | (timestamp & 0xFFF) << 64 | \
        (clock_seq & 0x3FFF) << 48 | node & _NODE_MASK
    return UUID._from_int(_with_version(value, 6))


def _first_counter_and_tail():
    """Return a random counter of 42 bits, with the highest 0 so that it can grow, and 32 random bits."""
    rand = int.from_bytes(os.urandom(10))
    return rand >> 32 & _MAX_COUNTER >> 1, rand & 0xFFFFFFFF


def uuid7():
    """Return an identifier with the time in milliseconds, a counter and random bits."""
    global _last_timestamp_v7, _last_counter_v7
    now = time.time_ns() // 1_000_000
    if _last_timestamp_v7 is None or now > _last_timestamp_v7:
        counter, tail = _first_counter_and_tail()
    else:
        if now < _last_timestamp_v7:
            # The clock went back.
            now = _last_timestamp_v7 + 1
        counter = _last_counter_v7 + 1
        if counter > _MAX_COUNTER:
            now += 1
            counter, tail = _first_counter_and_tail()
        else:
            tail = int.from_bytes(os.urandom(4))
    # The version and the variant stand in the counter, after 12 bits.
    value = (now & _NODE_MASK) << 80 | (counter >> 30 & 0xFFF) << 64 | (counter & 0x3FFFFFFF) << 32 | tail
    result = UUID._from_int(_with_version(value, 7))
    _last_timestamp_v7 = now
    _last_counter_v7 = counter
    return result


def uuid8(a=None, b=None, c=None):
    """Return an identifier of 48, 12 and 62 bits of one's own; those not given are random."""
    if a is None:
        a = _random_bits(48)
    if b is None:
        b = _random_bits(12)
    if c is None:
        c = _random_bits(62)
    value = (a & _NODE_MASK) << 80 | (b & 0xFFF) << 64 | c & 0x3FFFFFFFFFFFFFFF
    return UUID._from_int(_with_version(value, 8))


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')

NIL = UUID('00000000-0000-0000-0000-000000000000')
MAX = UUID('ffffffff-ffff-ffff-ffff-ffffffffffff')


# ---- the program --------------------------------------------------------------------------------------

def main():
    """Print new identifiers, as the command line asks."""
    import argparse
    makers = {'uuid1': uuid1, 'uuid3': uuid3, 'uuid4': uuid4, 'uuid5': uuid5, 'uuid6': uuid6,
              'uuid7': uuid7, 'uuid8': uuid8}
    namespaces = {'@dns': NAMESPACE_DNS, '@url': NAMESPACE_URL, '@oid': NAMESPACE_OID,
                  '@x500': NAMESPACE_X500}
    parser = argparse.ArgumentParser(
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        description='Generate a UUID using the selected UUID function.', color=True)
    parser.add_argument('-u', '--uuid', choices=makers.keys(), default='uuid4',
                        help='function to generate the UUID')
    parser.add_argument('-n', '--namespace', metavar=f"{{any UUID,{','.join(namespaces)}}}",
                        help='uuid3/uuid5 only: a UUID, or a well-known predefined UUID addressed by '
                             'namespace name')
    parser.add_argument('-N', '--name', help='uuid3/uuid5 only: name used as part of generating the UUID')
    parser.add_argument('-C', '--count', metavar='NUM', type=int, default=1,
                        help='generate NUM fresh UUIDs')
    options = parser.parse_args()
    args = ()
    if options.uuid in ('uuid3', 'uuid5'):
        if not options.namespace or not options.name:
            parser.error(f"Incorrect number of arguments. {options.uuid} requires a namespace and a name. "
                         "Run 'python -m uuid -h' for more information.")
        namespace = namespaces.get(options.namespace)
        if namespace is None:
            try:
                namespace = UUID(options.namespace)
            except ValueError as err:
                parser.error(f'{err}: {options.namespace!r}')
        args = namespace, options.name
    for _ in range(options.count):
        print(makers[options.uuid](*args))


if __name__ == '__main__':
    main()
