"""Classes of codecs whose characters have several bytes, and of encodings that shift between sets of characters.

Subclasses have a `codec`, a MultibyteCodec. _cjk does the work.
"""

import _cjk

# How much may be kept back for the rest to come: points, bytes.
_MAX_POINTS = 2
_MAX_BYTES = 8
_STATE_SIZE = 8


class MultibyteCodec:
    """Encodes and decodes whole texts."""

    def __init__(self, name):
        self._name = name
        _cjk.begin(name, False)

    def encode(self, input, errors=None):
        """The text as bytes, and how long it was. `errors` says what becomes of characters that cannot be encoded."""
        text = input if isinstance(input, str) else str(input)
        return _cjk.encode(self._name, text, _checked_errors('encode', errors), None, False)[0], len(text)

    def decode(self, input, errors=None):
        """The bytes as text, and how many they were. `errors` says what becomes of bytes that are no characters."""
        data = _view(input)
        return _cjk.decode(self._name, data, _checked_errors('decode', errors), None, False)[0], data.nbytes


def _kind(value):
    return 'None' if value is None else type(value).__name__


def _checked_errors(function, errors):
    if errors is not None and not isinstance(errors, str):
        raise TypeError(f"{function}() argument 'errors' must be str or None, not {_kind(errors)}")
    return errors


def _view(input):
    try:
        return memoryview(input)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(input).__name__}'") from None


class _Stateful:
    def __init__(self, errors, position):
        if not isinstance(errors, str):
            raise TypeError(f"{type(self).__name__}() argument {position} must be str, not {_kind(errors)}")
        codec = type(self).codec
        if not isinstance(codec, MultibyteCodec):
            raise TypeError("codec is unexpected type")
        self._errors = errors
        self._pending = self._NOTHING
        self._state = _cjk.begin(codec._name, self._DECODES)

    def _reset(self):
        self._pending = self._NOTHING
        self._state = _cjk.end(self.codec._name, self._state)

    @property
    def errors(self):
        """how to treat errors"""
        return self._errors

    @errors.setter
    def errors(self, errors):
        if not isinstance(errors, str):
            raise TypeError("errors must be a string")
        self._errors = errors

    @errors.deleter
    def errors(self):
        raise AttributeError("cannot delete attribute")


class _Encoder(_Stateful):
    _DECODES = False
    _NOTHING = ''

    def _encode(self, input, final):
        text = input if isinstance(input, str) else str(input)
        text = self._pending + text
        data, consumed, self._state = _cjk.encode(self.codec._name, text, self._errors, self._state, not final)
        self._pending = text[consumed:]
        return data


class _Decoder(_Stateful):
    _DECODES = True
    _NOTHING = b''

    def _decode(self, input, final):
        data = self._pending + _view(input)
        text, consumed, self._state = _cjk.decode(self.codec._name, data, self._errors, self._state, not final)
        rest = data[consumed:]
        self._pending = b'' if len(rest) > _MAX_BYTES else rest
        if len(rest) > _MAX_BYTES:
            raise UnicodeDecodeError(self.codec._name, rest, 0, len(rest), "pending buffer overflow")
        return text


class MultibyteIncrementalEncoder(_Encoder):
    def __init__(self, errors='strict'):
        super().__init__(errors, 1)

    def encode(self, input, final=False):
        return self._encode(input, final)

    def reset(self):
        self._reset()

    def getstate(self):
        """An int: the length and the UTF-8 of what is kept back, and the state, the lowest byte first."""
        pending = self._pending.encode()
        return int.from_bytes(bytes([len(pending)]) + pending + self._state.to_bytes(_STATE_SIZE, 'little'), 'little')

    def setstate(self, state, /):
        if not isinstance(state, int):
            raise TypeError(f"setstate() argument must be int, not {type(state).__name__}")
        data = state.to_bytes(1 + 4 * _MAX_POINTS + _STATE_SIZE, 'little')
        length = data[0]
        if length > 4 * _MAX_POINTS:
            raise UnicodeError("pending buffer too large")
        self._pending = data[1:1 + length].decode()
        self._state = int.from_bytes(data[1 + length:1 + length + _STATE_SIZE], 'little')


class MultibyteIncrementalDecoder(_Decoder):
    def __init__(self, errors='strict'):
        super().__init__(errors, 1)

    def decode(self, input, final=False):
        return self._decode(input, final)

    def reset(self):
        self._reset()

    def getstate(self):
        return self._pending, self._state

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError(f"setstate() argument must be tuple, not {type(state).__name__}")
        match state:
            case bytes(pending), int(number):
                pass
            case _:
                raise TypeError("setstate(): illegal state argument")
        number.to_bytes(_STATE_SIZE, 'little')
        if len(pending) > _MAX_BYTES:
            raise UnicodeDecodeError(self.codec._name, pending, 0, len(pending), "pending buffer too large")
        self._pending = pending
        self._state = number


class MultibyteStreamReader(_Decoder):
    def __init__(self, stream, errors='strict'):
        super().__init__(errors, 2)
        self.stream = stream

    def _read(self, method, size):
        while True:
            data = method() if size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f"stream function returned a non-bytes object ({type(data).__name__})")
            text = self._decode(data, size < 0 or not data)
            if text or size < 0 or not data:
                return text
            # Not one character yet.
            size = 1

    def read(self, sizeobj=None, /):
        return self._read(self.stream.read, _size(sizeobj))

    def readline(self, sizeobj=None, /):
        return self._read(self.stream.readline, _size(sizeobj))

    def readlines(self, sizehintobj=None, /):
        return self._read(self.stream.read, _size(sizehintobj)).splitlines(True)

    def reset(self):
        self._reset()


def _size(size):
    if size is None:
        return -1
    if not isinstance(size, int):
        raise TypeError("arg 1 must be an integer")
    return size


class MultibyteStreamWriter(_Encoder):
    def __init__(self, stream, errors='strict'):
        super().__init__(errors, 2)
        self.stream = stream

    def write(self, strobj, /):
        self.stream.write(self._encode(strobj, False))

    def writelines(self, lines, /):
        if isinstance(lines, dict) or not hasattr(type(lines), '__getitem__'):
            raise TypeError("arg must be a sequence object")
        for line in lines:
            self.write(line)

    def reset(self):
        """Writes what was kept back. Where nothing was, the text's end is not written either."""
        if self._pending:
            self.stream.write(self._encode('', True))
