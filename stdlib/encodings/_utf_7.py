"""UTF-7 (RFC 2152): ASCII, in which runs of other characters are UTF-16 in Base64, between "+" and "-"."""

import codecs
from operator import index

_BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {ord(c): value for value, c in enumerate(_BASE64)}
_DIRECT = frozenset(map(chr, range(0x20, 0x7f))) - set('+\\~') | set('\t\n\r')


def _base64(characters):
    """A run of characters as the Base64 of its UTF-16, without padding."""
    units = ''.join(characters).encode('utf-16-be', 'surrogatepass')
    bits = int.from_bytes(units) << -len(units) * 8 % 6
    count = -(-len(units) * 8 // 6)
    return ''.join(_BASE64[bits >> 6 * i & 63] for i in reversed(range(count)))


def encode(input, errors='strict'):
    pieces, run = [], []

    def end_run(following):
        """After a run, "-" is left out where what follows can't be taken for a part of it."""
        if run:
            pieces.append('+' + _base64(run))
            if following == '' or following == '-' or following in _BASE64:
                pieces.append('-')
            run.clear()

    for c in input:
        if c not in _DIRECT and (run or c != '+'):
            run.append(c)
            continue
        end_run(c)
        pieces.append('+-' if c == '+' else c)
    end_run('')
    return ''.join(pieces).encode('ascii'), len(input)


class _Shift:
    """What was read of a run of Base64: bits that make no code unit yet, and half of a surrogate pair."""

    def __init__(self, start, length):
        self.start = start      # of its "+"
        self.length = length    # of the output before it
        self.bits = self.count = 0
        self.high = ''

    def add(self, value, out):
        self.bits = self.bits << 6 | value
        self.count += 6
        if self.count < 16:
            return
        self.count -= 16
        unit = self.bits >> self.count
        self.bits &= (1 << self.count) - 1
        if self.high and 0xdc00 <= unit < 0xe000:
            out.append(chr(0x10000 + (ord(self.high) - 0xd800 << 10 | unit - 0xdc00)))
            self.high = ''
            return
        out.append(self.high)
        self.high = chr(unit) if 0xd800 <= unit < 0xdc00 else ''
        if not self.high:
            out.append(chr(unit))

    def fault(self):
        """What is wrong if the run ends here."""
        if self.count >= 6:
            return 'partial character in shift sequence'
        return 'non-zero padding bits in shift sequence' if self.bits else None


def handled(error, errors):
    """What an error handler says: text, where to go on, and the bytes to go on with."""
    answer = codecs.lookup_error(errors or 'strict')(error)
    if type(answer) is not tuple or len(answer) != 2 or not isinstance(answer[0], str):
        raise TypeError("decoding error handler must return (str, int) tuple")
    text, place = answer
    data = error.object
    if not isinstance(data, bytes):
        raise TypeError("UnicodeError 'object' attribute must be a bytes")
    place = index(place)
    if place < 0:
        place += len(data)
    if not 0 <= place <= len(data):
        raise IndexError(f"position {place} from error handler out of bounds")
    return text, place, data


def decode(input, errors='strict', final=False):
    data = bytes(input)
    out = []
    shift = None
    position = start = 0

    def handle(reason, end):
        nonlocal data
        text, place, data = handled(UnicodeDecodeError('utf7', data, start, end, reason), errors)
        out.append(text)
        return place

    while True:
        if position >= len(data):
            if not (shift and final):
                break
            unfinished = shift.high or shift.fault()
            shift = None
            if unfinished:
                position = handle('unterminated shift sequence', len(data))
            continue
        c = data[position]
        if shift:
            if c in _VALUES:
                shift.add(_VALUES[c], out)
                position += 1
                continue
            fault, high = shift.fault(), shift.high
            shift = None
            if fault:
                position = handle(fault, position + 1)
                continue
            if c < 128 and c != 0x2b:
                out.append(high)
            position += c == 0x2d
        elif c == 0x2b:
            start = position
            following = data[position + 1:position + 2]
            position += 1
            if following == b'-':
                out.append('+')
                position += 1
            elif following and following[0] not in _VALUES:
                position = handle('ill-formed sequence', position + 1)
            else:
                shift = _Shift(start, len(out))
        elif c < 128:
            out.append(chr(c))
            position += 1
        else:
            start = position
            position = handle('unexpected special character', position + 1)
    if shift:
        return ''.join(out[:shift.length]), shift.start
    return ''.join(out), position
