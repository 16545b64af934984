"""Finds codecs by the names of encodings.

The Unicode encodings are functions of _codecs; encodings of one byte a character are tables that the C library's iconv
gives and encodings._charmaps puts right; those of Chinese, Japanese and Korean are made by encodings._multibyte, the few
others by encodings._others.
"""

import _codecs
import codecs

from . import aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """The name with everything but letters, digits and dots replaced by single underscores."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    chars = []
    gap = False
    for c in encoding:
        if c.isalnum() or c == '.':
            if gap and chars:
                chars.append('_')
            if c.isascii():
                chars.append(c)
            gap = False
        else:
            gap = True
    return ''.join(chars)


def make_codec(name, encoder, decoder, text=True, stateful=False):
    """A CodecInfo of two functions. If stateful, decoder(data, errors, final) may leave an incomplete end."""

    class Codec(codecs.Codec):
        def encode(self, input, errors='strict'):
            return encoder(input, errors)

        def decode(self, input, errors='strict'):
            return decoder(input, errors)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encoder(input, self.errors)[0]

    if stateful:
        class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
            _buffer_decode = staticmethod(decoder)
    else:
        class IncrementalDecoder(codecs.IncrementalDecoder):
            def decode(self, input, final=False):
                return decoder(input, self.errors)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        pass

    class StreamReader(Codec, codecs.StreamReader):
        pass

    def decode_whole(input, errors='strict'):
        return decoder(input, errors, True)

    return codecs.CodecInfo(encoder, decode_whole if stateful else decoder, StreamReader, StreamWriter,
                            IncrementalEncoder, IncrementalDecoder, name, _is_text_encoding=text)


def _unicode_codec(name):
    function = name.replace('-', '_')
    encode = getattr(_codecs, function + '_encode')
    decode = getattr(_codecs, function + '_decode')
    simple = name in ('latin_1', 'ascii')
    info = make_codec({'latin_1': 'iso8859-1'}.get(name, name.replace('_', '-')), encode, decode, stateful=not simple)
    return _with_marks(info, name) if name in ('utf_16', 'utf_32') else info


def _with_marks(info, name):
    """The codec with classes that write a byte order mark at the beginning only."""
    encode_first = getattr(_codecs, name + '_encode')
    encode_more = getattr(_codecs, f"{name}_{'le' if codecs.BOM == codecs.BOM_LE else 'be'}_encode")
    decode_more = getattr(_codecs, name + '_ex_decode')

    class IncrementalEncoder(codecs.IncrementalEncoder):
        started = False

        def encode(self, input, final=False):
            function = encode_more if self.started else encode_first
            self.started = True
            return function(input, self.errors)[0]

        def reset(self):
            self.started = False

        def getstate(self):
            return 0 if self.started else 2

        def setstate(self, state):
            self.started = not state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        order = 0

        def _buffer_decode(self, input, errors, final):
            text, consumed, order = decode_more(input, errors, self.order, final)
            if self.order == 0 and order == 0 and consumed >= 2:
                raise UnicodeError(f"{name.upper().replace('_', '-')} stream does not start with BOM")
            self.order = order
            return text, consumed

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self.order = 0

        def getstate(self):
            return (self.buffer, {0: 2, -1: 0, 1: 1}[self.order])

        def setstate(self, state):
            self.buffer = state[0]
            self.order = {2: 0, 0: -1, 1: 1}[state[1]]

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors='strict'):
            codecs.StreamWriter.__init__(self, stream, errors)
            self.started = False

        def encode(self, input, errors='strict'):
            function = encode_more if self.started else encode_first
            self.started = True
            return function(input, errors)

        def reset(self):
            codecs.StreamWriter.reset(self)
            self.started = False

    return codecs.CodecInfo(info.encode, info.decode, info.streamreader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, info.name)


def _charmap_codec(name, table):
    encoding_map = _codecs.charmap_build(table)

    def encode(input, errors='strict'):
        return _codecs.charmap_encode(input, errors, encoding_map)

    def decode(input, errors='strict'):
        return _codecs.charmap_decode(input, errors, table)

    return make_codec(name.replace('_', '-'), encode, decode)


_UNICODE = {'utf_8', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_32', 'utf_32_le', 'utf_32_be', 'latin_1', 'ascii'}


def search_function(encoding):
    name = normalize_encoding(encoding)
    name = aliases.aliases.get(name) or aliases.aliases.get(name.replace('.', '_')) or name
    if name in _UNICODE:
        return _unicode_codec(name)
    from . import _others
    if name in _others.codecs_by_name:
        return _others.codecs_by_name[name]()
    from . import _multibyte
    if name in _multibyte.NAMES:
        return _multibyte.make_codec(name)
    from . import _charmaps
    table = _charmaps.charmap(name)
    if table is not None:
        return _charmap_codec(name, table)
    return None


codecs.register(search_function)
