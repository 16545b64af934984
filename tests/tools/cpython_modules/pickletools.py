"""What CPython's tests of pickle ask of its module pickletools: the instructions of a pickle, one by one."""

import pickle
import struct
from collections import namedtuple

Opcode = namedtuple('Opcode', 'name code')

# How long arguments are: so many bytes; so many lines; or so many bytes that say how many follow.
_BYTES = {
    'BININT1': 'B', 'BININT2': '<H', 'BININT': '<i', 'BINFLOAT': '>d', 'BINGET': 'B', 'LONG_BINGET': '<I', 'BINPUT': 'B',
    'LONG_BINPUT': '<I', 'PROTO': 'B', 'EXT1': 'B', 'EXT2': '<H', 'EXT4': '<i', 'FRAME': '<Q'}
_LINES = {'INT': 1, 'LONG': 1, 'FLOAT': 1, 'STRING': 1, 'UNICODE': 1, 'GET': 1, 'PUT': 1, 'PERSID': 1, 'GLOBAL': 2, 'INST': 2}
_COUNTED = {
    'SHORT_BINSTRING': 'B', 'BINSTRING': '<i', 'SHORT_BINBYTES': 'B', 'BINBYTES': '<I', 'BINBYTES8': '<Q',
    'BYTEARRAY8': '<Q', 'SHORT_BINUNICODE': 'B', 'BINUNICODE': '<I', 'BINUNICODE8': '<Q', 'LONG1': 'B', 'LONG4': '<i'}


def _names():
    for name in pickle.__all__:
        code = getattr(pickle, name)
        if name.isupper() and isinstance(code, bytes) and len(code) == 1:
            yield code, name


_by_code = dict(_names())


def genops(data):
    """Yields (instruction, argument as bytes or number or None, position) of a pickle in bytes or in a file."""
    if not isinstance(data, (bytes, bytearray)):
        data = data.read()
    data = bytes(data)
    place = 0
    name = None
    while name != 'STOP':
        start = place
        name = _by_code[data[place:place + 1]]
        place += 1
        argument = None
        if name in _LINES:
            for _ in range(_LINES[name]):
                place = data.index(b'\n', place) + 1
            argument = data[start + 1:place - 1]
        elif name in _BYTES or name in _COUNTED:
            form = _BYTES.get(name) or _COUNTED[name]
            argument, = struct.unpack_from(form, data, place)
            place += struct.calcsize(form)
            if name in _COUNTED:
                place, argument = place + argument, data[place:place + argument]
        yield Opcode(name, data[start:start + 1].decode('latin-1')), argument, start
