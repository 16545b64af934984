"""Bytes as text: base 16, 32, 64 and 85."""

import binascii
import struct

__all__ = [
    'encode', 'decode', 'encodebytes', 'decodebytes',
    'b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode',
    'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
    'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode',
    'urlsafe_b64encode', 'urlsafe_b64decode',
]

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3

_URLSAFE = bytes.maketrans(b'+/', b'-_')
_FROM_URLSAFE = bytes.maketrans(b'-_', b'+/')
_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        b'!#$%&()*+-;<=>?@^_`{|}~')
_A85 = bytes(range(33, 118))
_Z85 = (b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        b'.-:+=^!/*?&<>()[]{}@%$#')


def _bytes(s):
    """What is to be decoded: ASCII text or a bytes-like object."""
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r"
                        % s.__class__.__name__) from None


# ---- base 64 ----

def b64encode(s, altchars=None):
    """Encode in base 64; altchars are two characters to use instead of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode base 64; validate refuses characters that are not of the alphabet."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encode in base 64 with - and _ instead of + and /."""
    return b64encode(s).translate(_URLSAFE)


def urlsafe_b64decode(s):
    """Decode base 64 with - and _ instead of + and /."""
    return b64decode(_bytes(s).translate(_FROM_URLSAFE))


# ---- base 32 and 16 ----

# Each digit stands for five bits, so eight digits for five bytes: as an int of 40 bits.
_DIGITS_OF = {0: 0, 1: 2, 2: 4, 3: 5, 4: 7}


def _encode32(s, alphabet):
    if not isinstance(s, bytes):
        s = memoryview(s).tobytes()
    rest = len(s) % 5
    padded = s + bytes(-len(s) % 5)
    out = bytearray()
    for i in range(0, len(padded), 5):
        n = int.from_bytes(padded[i:i + 5])
        for shift in range(35, -1, -5):
            out.append(alphabet[n >> shift & 31])
    if rest:
        missing = 8 - _DIGITS_OF[rest]
        out[-missing:] = b'=' * missing
    return bytes(out)


def _decode32(s, alphabet, casefold, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    missing = len(s) - len(digits)
    values = {digit: value for value, digit in enumerate(alphabet)}
    out = bytearray()
    number = count = 0
    for digit in digits:
        try:
            number = number << 5 | values[digit]
        except KeyError:
            raise binascii.Error('Non-base32 digit found') from None
        count += 1
        if count == 8:
            out += number.to_bytes(5)
            number = count = 0
    if missing not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if count:
        out += (number << 5 * (8 - count)).to_bytes(5)[:count * 5 // 8]
    return bytes(out)


def b32encode(s):
    """Encode in base 32."""
    return _encode32(s, _B32)


def b32decode(s, casefold=False, map01=None):
    """Decode base 32; casefold accepts small letters. map01 is what 1 stands for (0 then is O)."""
    return _decode32(s, _B32, casefold, map01)


def b32hexencode(s):
    """Encode in base 32 with the digits that extend the hexadecimal ones."""
    return _encode32(s, _B32HEX)


def b32hexdecode(s, casefold=False):
    """Decode base 32 with the digits that extend the hexadecimal ones."""
    return _decode32(s, _B32HEX, casefold)


def b16encode(s):
    """Encode in base 16."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode base 16; casefold accepts small letters."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# ---- base 85: five digits for four bytes ----

def _encode85(s, alphabet, pad, *, zeros=b'', spaces=b''):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    missing = -len(s) % 4
    if missing:
        s = s + bytes(missing)
    out = bytearray()
    last = len(s) // 4 - 1
    for i, (word,) in enumerate(struct.iter_unpack('>I', s)):
        if zeros and word == 0 and not (missing and i == last and not pad):
            out += zeros
            continue
        if spaces and word == 0x20202020:
            out += spaces
            continue
        digits = []
        for _ in range(5):
            word, digit = divmod(word, 85)
            digits.append(alphabet[digit])
        out += bytes(reversed(digits))
    if missing and not pad:
        del out[-missing:]
    return bytes(out)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode in Ascii85: foldspaces writes y for four spaces, adobe puts <~ and ~> around it."""
    out = _encode85(b, _A85, pad, zeros=b'z', spaces=b'y' if foldspaces else b'')
    if adobe:
        out = b'<~' + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[i:i + wrapcol] for i in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        out = b'\n'.join(lines)
    return out + b'~>' if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """Decode Ascii85; ignorechars may stand between the digits."""
    b = _bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b'~>'))
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = bytearray()
    word = count = 0
    for c in bytes(b) + b'u' * 4:
        if 33 <= c <= 117:
            word = word * 85 + c - 33
            count += 1
            if count == 5:
                if word > 0xffffffff:
                    raise ValueError('Ascii85 overflow')
                out += word.to_bytes(4)
                word = count = 0
        elif c == 0x7a:
            if count:
                raise ValueError('z inside Ascii85 5-tuple')
            out += b'\0\0\0\0'
        elif foldspaces and c == 0x79:
            if count:
                raise ValueError('y inside Ascii85 5-tuple')
            out += b'    '
        elif c not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % c)
    missing = 4 - count
    return bytes(out[:-missing] if missing else out)


def _decode85(b, alphabet, name):
    b = _bytes(b)
    values = {digit: value for value, digit in enumerate(alphabet)}
    missing = -len(b) % 5
    b = bytes(b) + alphabet[-1:] * missing
    out = bytearray()
    for i in range(0, len(b), 5):
        word = 0
        for k in range(i, i + 5):
            value = values.get(b[k])
            if value is None:
                raise ValueError('bad %s character at position %d' % (name, k))
            word = word * 85 + value
        if word > 0xffffffff:
            raise ValueError('%s overflow in hunk starting at byte %d' % (name, i))
        out += word.to_bytes(4)
    return bytes(out[:-missing] if missing else out)


def b85encode(b, pad=False):
    """Encode in base 85 as git and Mercurial do."""
    return _encode85(b, _B85, pad)


def b85decode(b):
    """Decode base 85 as git and Mercurial do."""
    return _decode85(b, _B85, 'base85')


def z85encode(s):
    """Encode in base 85 as ZeroMQ does."""
    return _encode85(s, _Z85, False)


def z85decode(s):
    """Decode base 85 as ZeroMQ does."""
    return _decode85(s, _Z85, 'z85')


# ---- MIME: lines ----

def encode(input, output):
    """Encode a binary file into another one, in lines of base 64."""
    while chunk := input.read(MAXBINSIZE):
        while len(chunk) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(chunk))):
            chunk += more
        output.write(binascii.b2a_base64(chunk))


def decode(input, output):
    """Decode the lines of a binary file into another one."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from None
    if view.format not in ('c', 'b', 'B'):
        raise TypeError("expected single byte elements, not %r from %s"
                        % (view.format, s.__class__.__name__))
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s"
                        % (view.ndim, s.__class__.__name__))


def encodebytes(s):
    """Encode in lines of base 64."""
    _check_bytes(s)
    return b''.join([binascii.b2a_base64(s[i:i + MAXBINSIZE])
                     for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """Decode lines of base 64."""
    _check_bytes(s)
    return binascii.a2b_base64(s)


def main():
    """Encode (-e, or nothing) or decode (-d, -u) a file or standard input."""
    import getopt
    import sys
    usage = (f'usage: {sys.argv[0]} [-h|-d|-e|-u] [file|-]\n'
             '        -h: print this help message and exit\n'
             '        -d, -u: decode\n'
             '        -e: encode (default)')
    try:
        options, names = getopt.getopt(sys.argv[1:], 'hdeu')
    except getopt.error as error:
        print(error, file=sys.stderr)
        print(usage, file=sys.stderr)
        sys.exit(2)
    convert = encode
    for option, _ in options:
        if option == '-h':
            print(usage)
            return
        convert = encode if option == '-e' else decode
    if names and names[0] != '-':
        with open(names[0], 'rb') as file:
            convert(file, sys.stdout.buffer)
    else:
        convert(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == '__main__':
    main()
