"""Codecs that are neither Unicode encodings nor tables."""

import _codecs
import codecs

from . import make_codec


def _utf_8_sig():
    def encode(input, errors='strict'):
        return codecs.BOM_UTF8 + _codecs.utf_8_encode(input, errors)[0], len(input)

    def decode(input, errors='strict', final=True):
        mark = 0
        if bytes(input[:3]) == codecs.BOM_UTF8:
            input = input[3:]
            mark = 3
        text, consumed = _codecs.utf_8_decode(input, errors, final)
        return text, consumed + mark

    class IncrementalEncoder(codecs.IncrementalEncoder):
        first = 1

        def encode(self, input, final=False):
            mark = codecs.BOM_UTF8 if self.first else b''
            self.first = 0
            return mark + _codecs.utf_8_encode(input, self.errors)[0]

        def reset(self):
            self.first = 1

        def getstate(self):
            return self.first

        def setstate(self, state):
            self.first = state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        first = 1

        def _buffer_decode(self, input, errors, final):
            mark = 0
            if self.first:
                if len(input) < 3 and codecs.BOM_UTF8.startswith(input) and not final:
                    return '', 0
                self.first = 0
                if input[:3] == codecs.BOM_UTF8:
                    mark = 3
            text, consumed = _codecs.utf_8_decode(input[mark:], errors, final)
            return text, consumed + mark

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self.first = 1

        def getstate(self):
            return (self.buffer, self.first)

        def setstate(self, state):
            self.buffer, self.first = state

    info = make_codec('utf-8-sig', encode, decode, stateful=True)
    info.incrementalencoder = IncrementalEncoder
    info.incrementaldecoder = IncrementalDecoder
    return info


def _utf_7():
    from . import _utf_7
    return make_codec('utf-7', _utf_7.encode, _utf_7.decode, stateful=True)


def _escapes(name, encode, decode):
    def decode_whole(input, errors='strict'):
        return decode(input, errors)

    return make_codec(name, encode, decode_whole)


def _bytes_codec(name, encode, decode, compressor=None, decompressor=None):
    """A transform of bytes to bytes, of one function each way; what compresses may go piece by piece."""
    def checked(function):
        def transform(input, errors='strict'):
            if errors != 'strict':
                raise ValueError(f"unsupported error handler: {errors!r}")
            return function(input), len(input)
        return transform

    info = make_codec(name, checked(encode), checked(decode), text=False)
    info.streamreader.charbuffertype = info.streamwriter.charbuffertype = bytes
    if compressor:
        _make_incremental(info, compressor, decompressor)
    return info


def _make_incremental(info, compressor, decompressor):
    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors='strict'):
            if errors != 'strict':
                raise ValueError(f"unsupported error handler: {errors!r}")
            codecs.IncrementalEncoder.__init__(self, errors)
            self.reset()

        def encode(self, input, final=False):
            data = self._compressor.compress(input)
            return data + self._compressor.flush() if final else data

        def reset(self):
            self._compressor = compressor()

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def __init__(self, errors='strict'):
            if errors != 'strict':
                raise ValueError(f"unsupported error handler: {errors!r}")
            codecs.IncrementalDecoder.__init__(self, errors)
            self.reset()

        def decode(self, input, final=False):
            data = self._decompressor.decompress(input)
            return data + self._decompressor.flush() if final and hasattr(self._decompressor, 'flush') else data

        def reset(self):
            self._decompressor = decompressor()

    info.incrementalencoder = IncrementalEncoder
    info.incrementaldecoder = IncrementalDecoder


def _hex():
    import binascii
    return _bytes_codec('hex', binascii.b2a_hex, binascii.a2b_hex)


def _base64():
    import binascii

    def encode(data):
        return b''.join(binascii.b2a_base64(data[i:i + 57]) for i in range(0, len(data), 57))

    return _bytes_codec('base64', encode, binascii.a2b_base64)


def _quopri():
    import binascii

    def encode(data):
        return binascii.b2a_qp(data, quotetabs=True)

    return _bytes_codec('quopri', encode, binascii.a2b_qp)


def _uu():
    import binascii
    from io import BytesIO

    def encode(data):
        file = BytesIO(data)
        lines = [binascii.b2a_uu(piece) for piece in iter(lambda: file.read(45), b'')]
        return b''.join([b'begin 666 <data>\n', *lines, b' \nend\n'])

    def decode_line(line):
        try:
            return binascii.a2b_uu(line)
        except binascii.Error:
            # Some encoders write more than the length at the line's start says.
            return binascii.a2b_uu(line[:((line[0] - 32 & 63) * 4 + 5) // 3])

    def decode(data):
        lines = iter(BytesIO(data))
        if not any(line.startswith(b'begin') for line in lines):
            raise ValueError('Missing "begin" line in input data')
        decoded = []
        for line in lines:
            if line == b'end\n':
                return b''.join(decoded)
            decoded.append(decode_line(line))
        raise ValueError('Truncated input data')

    return _bytes_codec('uu', encode, decode)


def _bz2():
    import bz2
    return _bytes_codec('bz2', bz2.compress, bz2.decompress, bz2.BZ2Compressor, bz2.BZ2Decompressor)


def _zlib():
    import zlib
    return _bytes_codec('zlib', zlib.compress, zlib.decompress, zlib.compressobj, zlib.decompressobj)


def _rot_13():
    capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    turned = capitals[13:] + capitals[:13]
    table = str.maketrans(capitals + capitals.lower(), turned + turned.lower())

    def turn(input, errors='strict'):
        return input.translate(table), len(input)

    return make_codec('rot-13', turn, turn, text=False)


def _undefined():
    def fail(input, errors='strict'):
        raise UnicodeError("undefined encoding")

    return make_codec('undefined', fail, fail)


def _punycode():
    from . import punycode
    return punycode.getregentry()


def _idna():
    from . import idna
    return idna.getregentry()


codecs_by_name = {
    'utf_8_sig': _utf_8_sig,
    'utf_7': _utf_7,
    'unicode_escape': lambda: _escapes('unicode-escape', _codecs.unicode_escape_encode, _codecs.unicode_escape_decode),
    'raw_unicode_escape': lambda: _escapes('raw-unicode-escape', _codecs.raw_unicode_escape_encode,
                                           _codecs.raw_unicode_escape_decode),
    'charmap': lambda: make_codec('charmap', _codecs.charmap_encode, _codecs.charmap_decode),
    'hex_codec': _hex,
    'base64_codec': _base64,
    'quopri_codec': _quopri,
    'uu_codec': _uu,
    'bz2_codec': _bz2,
    'zlib_codec': _zlib,
    'idna': _idna,
    'punycode': _punycode,
    'rot_13': _rot_13,
    'undefined': _undefined,
}
