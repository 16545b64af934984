"""The codec punycode (RFC 3492): any text as letters, digits and hyphens.

The ASCII characters come first. Behind the last hyphen are the others, as numbers that say where each is inserted: each
number counts on from the one before, over all places in the text and all code points.
"""

import codecs

_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE, _LOWEST, _HIGHEST = 36, 1, 26


def _threshold(position, bias):
    return min(max(_BASE * (position + 1) - bias, _LOWEST), _HIGHEST)


def _adapt(delta, first, count):
    """Return the bias for the next number, which is expected to be as large as this one."""
    delta = delta // 700 if first else delta // 2
    delta += delta // count
    steps = 0
    while delta > (_BASE - _LOWEST) * _HIGHEST // 2:
        delta //= _BASE - _LOWEST
        steps += _BASE
    return steps + 36 * delta // (delta + 38)


def _number(delta, bias):
    """Write a number, its lowest digit first."""
    digits = []
    position = 0
    while delta >= (threshold := _threshold(position, bias)):
        delta, digit = divmod(delta - threshold, _BASE - threshold)
        digits.append(_DIGITS[threshold + digit])
        position += 1
    return ''.join(digits) + _DIGITS[delta]


def punycode_encode(text):
    """Return the bytes for a text."""
    plain = ''.join([c for c in text if c < '\x80'])
    numbers = []
    code, delta, bias, done = 0x80, 0, 72, len(plain)
    for point in sorted({ord(c) for c in text if c >= '\x80'}):
        delta += (point - code) * (done + 1)
        code = point
        for c in text:
            if ord(c) < code:
                delta += 1
            elif ord(c) == code:
                numbers.append(_number(delta, bias))
                bias = _adapt(delta, len(numbers) == 1, done + 1)
                delta = 0
                done += 1
        delta += 1
        code += 1
    numbers = ''.join(numbers)
    return (f'{plain}-{numbers}' if plain else numbers).encode('ascii')


def _read(data, at, bias, errors):
    """Return where a number ends, and the number; None where it is wrong and that is to be overlooked."""
    number, weight, position = 0, 1, 0
    while True:
        if at >= len(data):
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', data, at, at + 1, 'incomplete punycode string')
            return at + 1, None
        digit = _VALUES.get(chr(data[at]).lower())
        at += 1
        if digit is None:
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', data, at - 1, at, f"Invalid extended code point '{data[at - 1]}'")
            return at, None
        threshold = _threshold(position, bias)
        number += digit * weight
        if digit < threshold:
            return at, number
        weight *= _BASE - threshold
        position += 1


def punycode_decode(text, errors):
    """Return the text of bytes."""
    data = text.encode('ascii') if isinstance(text, str) else bytes(text)
    hyphen = data.rfind(b'-')
    chars = list(str(data[:max(hyphen, 0)], 'ascii', errors))
    at, code, place, bias, first = hyphen + 1, 0x80, -1, 72, True
    while at < len(data):
        end, delta = _read(data, at, bias, errors)
        if delta is None:
            break
        place += delta + 1
        code += place // (len(chars) + 1)
        if code > 0x10FFFF:
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', data, at, end, f'Invalid character U+{code:x}')
            code = ord('?')
        place %= len(chars) + 1
        chars.insert(place, chr(code))
        bias = _adapt(delta, first, len(chars))
        at, first = end, False
    return ''.join(chars)


class Codec(codecs.Codec):
    def encode(self, input, errors='strict'):
        return punycode_encode(input), len(input)

    def decode(self, input, errors='strict'):
        if errors not in ('strict', 'replace', 'ignore'):
            raise UnicodeError(f'Unsupported error handling: {errors}')
        return punycode_decode(input, errors), len(input)


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return punycode_encode(input)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        if self.errors not in ('strict', 'replace', 'ignore'):
            raise UnicodeError(f'Unsupported error handling: {self.errors}')
        return punycode_decode(input, self.errors)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    """Return the codec."""
    codec = Codec()
    return codecs.CodecInfo(name='punycode', encode=codec.encode, decode=codec.decode,
                            incrementalencoder=IncrementalEncoder, incrementaldecoder=IncrementalDecoder,
                            streamwriter=StreamWriter, streamreader=StreamReader)
