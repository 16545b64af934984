"""The instructions of pickles, and how their arguments are written."""

# The instructions, by the names that their descriptions elsewhere give them.
MARK, STOP, POP, POP_MARK, DUP = b'(', b'.', b'0', b'1', b'2'
FLOAT, INT, BININT, BININT1, LONG, BININT2 = b'F', b'I', b'J', b'K', b'L', b'M'
NONE, PERSID, BINPERSID, REDUCE, STRING, BINSTRING = b'N', b'P', b'Q', b'R', b'S', b'T'
SHORT_BINSTRING, UNICODE, BINUNICODE, APPEND, BUILD = b'U', b'V', b'X', b'a', b'b'
GLOBAL, DICT, EMPTY_DICT, APPENDS, GET, BINGET = b'c', b'd', b'}', b'e', b'g', b'h'
INST, LONG_BINGET, LIST, EMPTY_LIST, OBJ, PUT, BINPUT = b'i', b'j', b'l', b']', b'o', b'p', b'q'
LONG_BINPUT, SETITEM, TUPLE, EMPTY_TUPLE, SETITEMS, BINFLOAT = b'r', b's', b't', b')', b'u', b'G'
TRUE, FALSE = b'I01\n', b'I00\n'
PROTO, NEWOBJ, EXT1, EXT2, EXT4 = b'\x80', b'\x81', b'\x82', b'\x83', b'\x84'
TUPLE1, TUPLE2, TUPLE3, NEWTRUE, NEWFALSE = b'\x85', b'\x86', b'\x87', b'\x88', b'\x89'
LONG1, LONG4, BINBYTES, SHORT_BINBYTES = b'\x8a', b'\x8b', b'B', b'C'
SHORT_BINUNICODE, BINUNICODE8, BINBYTES8, EMPTY_SET = b'\x8c', b'\x8d', b'\x8e', b'\x8f'
ADDITEMS, FROZENSET, NEWOBJ_EX, STACK_GLOBAL = b'\x90', b'\x91', b'\x92', b'\x93'
MEMOIZE, FRAME, BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER = (
    b'\x94', b'\x95', b'\x96', b'\x97', b'\x98')
__all__ = [name for name in dir() if name.isupper()]

HIGHEST_PROTOCOL = 5


class PickleError(Exception):
    """What the errors of this module derive from."""

    __module__ = 'pickle'


class PicklingError(PickleError):
    """An object can't be pickled."""

    __module__ = 'pickle'


class UnpicklingError(PickleError):
    """A pickle can't be read."""

    __module__ = 'pickle'


def encode_long(number):
    """Return an integer in the fewest bytes, two's complement, low end first; none for 0."""
    if number == 0:
        return b''
    size = ((number if number >= 0 else ~number).bit_length() >> 3) + 1
    return number.to_bytes(size, 'little', signed=True)


def decode_long(data):
    """Undo encode_long()."""
    return int.from_bytes(data, 'little', signed=True)


def encode_text(text):
    """Return a string as one line of bytes, with what does not fit there as \\u and \\U escapes."""
    return ''.join([
        char if char < '\u0100' and char not in '\\\0\n\r\x1a' else
        f'\\u{ord(char):04x}' if char < '\U00010000' else f'\\U{ord(char):08x}'
        for char in text]).encode('latin-1')


def decode_text(line):
    """Undo encode_text()."""
    text = line.decode('latin-1')
    pieces, at = [], 0
    while (escape := text.find('\\', at)) >= 0:
        kind = text[escape + 1:escape + 2]
        size = {'u': 4, 'U': 8}.get(kind, 0)
        if size == 0:
            # A backslash that escapes nothing stands for itself, and so does one after it.
            end = escape + 2
            pieces.append(text[at:end])
        else:
            end = escape + 2 + size
            digits = text[escape + 2:end]
            if len(digits) < size:
                raise UnpicklingError(f'truncated \\{kind} escape')
            pieces += (text[at:escape], chr(int(digits, 16)))
        at = end
    return ''.join(pieces) + text[at:]


try:
    from _struct import Struct
    _double = Struct('>d')
    pack_double = _double.pack
    unpack_double = _double.unpack
except ImportError:
    from math import copysign, frexp, inf, isinf, isnan, ldexp, nan

    def pack_double(value):
        """Return the bytes of a double."""
        sign = 1 << 63 if copysign(1.0, value) < 0 else 0
        value = abs(value)
        if isnan(value):
            bits = 0x7ff8 << 48
        elif isinf(value):
            bits = 0x7ff0 << 48
        elif value == 0.0:
            bits = 0
        else:
            mantissa, exponent = frexp(value)
            if exponent < -1021:
                bits = int(ldexp(value, 1074))
            else:
                bits = (exponent + 1022 << 52) + int(ldexp(mantissa, 53)) - (1 << 52)
        return (sign | bits).to_bytes(8, 'big')

    def unpack_double(data):
        """Return, in a tuple, the double that bytes stand for."""
        bits = int.from_bytes(data, 'big')
        exponent, fraction = bits >> 52 & 0x7ff, bits & (1 << 52) - 1
        if exponent == 0x7ff:
            value = nan if fraction else inf
        elif exponent == 0:
            value = ldexp(fraction, -1074)
        else:
            value = ldexp(fraction + (1 << 52), exponent - 1075)
        return (-value if bits >> 63 else value,)


def resolve(obj, path):
    """Follow a path of attribute names from an object."""
    for name in path:
        obj = getattr(obj, name)
    return obj
