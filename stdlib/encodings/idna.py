"""The codec idna (RFC 3490): names of the domain name system, whose labels are in punycode where they are not ASCII.

Nameprep makes texts that are to be the same name the same text. (Its tables are those of Unicode 3.2; characters that are
younger are treated as their properties say.)
"""

import codecs
import re
import unicodedata

from .punycode import punycode_decode, punycode_encode

dots = re.compile('[\u002E\u3002\uFF0E\uFF61]')
ace_prefix = b'xn--'
sace_prefix = 'xn--'

_NOTHING = dict.fromkeys([0xAD, 0x34F, 0x1806, *range(0x180B, 0x180E), *range(0x200B, 0x200E), 0x2060, *range(0xFE00, 0xFE10), 0xFEFF])
_FORBIDDEN = re.compile('[\x80-\x9F\u06DD\u070F\u180E\u200C-\u200F\u2028-\u202E\u2060-\u2063\u206A-\u206F\u2FF0-\u2FFB\uFEFF'
                        '\uFFF9-\uFFFD\u0340\u0341\U0001D173-\U0001D17A\U000E0001\U000E0020-\U000E007F]')


def _fail(text, start, end, reason):
    raise UnicodeEncodeError('idna', text, start, end, reason)


def _is_forbidden(c):
    category = unicodedata.category(c)
    return category in ('Co', 'Cs') or category == 'Zs' and c != ' ' or ord(c) & 0xFFFE == 0xFFFE \
        or 0xFDD0 <= ord(c) <= 0xFDEF or _FORBIDDEN.match(c) is not None


def _check_directions(label):
    """What is written from the right must not be mixed with what is written from the left."""
    directions = [unicodedata.bidirectional(c) for c in label]
    from_right = [direction in ('R', 'AL') for direction in directions]
    if not any(from_right):
        return
    if 'L' in directions:
        at = directions.index('L')
        _fail(label, at, at + 1, 'Violation of BIDI requirement 2')
    if not from_right[0]:
        _fail(label, 0, 1, 'Violation of BIDI requirement 3')
    if not from_right[-1]:
        _fail(label, len(label) - 1, len(label), 'Violation of BIDI requirement 3')


def nameprep(label):
    """Return the label that all labels that are to be the same become."""
    folded = ''.join([c if c == '\u1E9E' else c.casefold() for c in label.translate(_NOTHING)])
    label = unicodedata.normalize('NFKC', folded)
    if label != folded:
        label = unicodedata.normalize('NFKC', ''.join([c if c == '\u1E9E' else c.casefold() for c in label]))
    for at, c in enumerate(label):
        if c >= '\x80' and _is_forbidden(c):
            _fail(label, at, at + 1, f'Invalid character {c!r}')
    _check_directions(label)
    return label


def ToASCII(label):
    """Return a label as the domain name system has it."""
    original = label
    if not label.isascii():
        label = nameprep(label)
    if label.isascii():
        encoded = label.encode('ascii')
    elif label.lower().startswith(sace_prefix):
        _fail(original, 0, len(sace_prefix), 'Label starts with ACE prefix')
    else:
        encoded = ace_prefix + punycode_encode(label)
    if not encoded:
        _fail(original, 0, len(original) or 1, 'label empty')
    if len(encoded) >= 64:
        _fail(original, 0, len(original), 'label too long')
    return encoded


def ToUnicode(label):
    """Return a label as it is read."""
    if len(label) > 1024:
        raise UnicodeError('label way too long')
    if isinstance(label, str) and not label.isascii():
        label = nameprep(label)
    encoded = label if isinstance(label, bytes) else label.encode('ascii') if label.isascii() else None
    if encoded is None:
        _fail(label, 0, len(label), 'Invalid character in IDN label')
    if not encoded.lower().startswith(ace_prefix):
        return str(encoded, 'ascii')
    try:
        text = punycode_decode(encoded[len(ace_prefix):], 'strict')
    except UnicodeDecodeError as e:
        raise UnicodeDecodeError('idna', encoded, e.start + 4, e.end + 4, e.reason) from None
    back = ToASCII(text)
    if str(encoded, 'ascii').lower() != str(back, 'ascii'):
        raise UnicodeDecodeError('idna', encoded, 0, len(encoded), f"IDNA does not round-trip, '{encoded!r}' != '{back!r}'")
    return text


def _check_errors(errors):
    if errors != 'strict':
        raise UnicodeError(f'Unsupported error handling: {errors}')


def _encode_labels(labels, text, may_end_empty):
    """The labels in ASCII; where one is wrong, the error tells of its place in the text."""
    parts, at = [], 0
    for n, label in enumerate(labels):
        if not label and not (may_end_empty and n == len(labels) - 1):
            _fail(text, at, at + 1, 'label empty')
        try:
            parts.append(ToASCII(label) if label else b'')
        except UnicodeEncodeError as e:
            raise UnicodeEncodeError('idna', text, at + e.start, min(at + e.end, len(text)), e.reason) from None
        at += len(label) + 1
    return b'.'.join(parts)


def _encode(text):
    if not text:
        return b''
    if text.isascii():
        # Nothing is prepared, but the lengths of labels are checked.
        labels = text.split('.')
        at = 0
        for label in labels[:-1]:
            if not 0 < len(label) < 64:
                _fail(text, at, at + (len(label) or 1), 'label too long' if label else 'label empty')
            at += len(label) + 1
        if len(labels[-1]) >= 64:
            _fail(text, at, len(text), 'label too long')
        return text.encode('ascii')
    return _encode_labels(dots.split(text), text, True)


def _decode(data):
    if not data.lower().startswith(ace_prefix) and b'.' + ace_prefix not in data.lower():
        try:
            return data.decode('ascii')
        except UnicodeDecodeError as e:
            raise UnicodeDecodeError('idna', data, e.start, e.end, e.reason) from None
    parts, at = [], 0
    for label in data.split(b'.'):
        try:
            parts.append(ToUnicode(label) if label else '')
        except UnicodeDecodeError as e:
            raise UnicodeDecodeError('idna', data, at + e.start, at + e.end, e.reason) from None
        except UnicodeEncodeError as e:
            raise UnicodeDecodeError('idna', data, at + e.start, at + e.end, e.reason) from None
        at += len(label) + 1
    return '.'.join(parts)


class Codec(codecs.Codec):
    def encode(self, input, errors='strict'):
        _check_errors(errors)
        return _encode(input), len(input)

    def decode(self, input, errors='strict'):
        _check_errors(errors)
        return _decode(bytes(input)), len(input)


class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        _check_errors(errors)
        labels = dots.split(input)
        rest = '' if final else labels.pop()
        if not labels or not input:
            return b'', 0
        encoded = _encode_labels(labels, input, final) + (b'' if final else b'.')
        return encoded, len(input) - len(rest)


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, input, errors, final):
        _check_errors(errors)
        labels = bytes(input).split(b'.')
        rest = b'' if final else labels.pop()
        if not labels or not input:
            return '', 0
        return '.'.join([ToUnicode(label) if label else '' for label in labels]) + ('' if final else '.'), len(input) - len(rest)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    """Return the codec."""
    codec = Codec()
    return codecs.CodecInfo(name='idna', encode=codec.encode, decode=codec.decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamwriter=StreamWriter, streamreader=StreamReader)
