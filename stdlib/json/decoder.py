"""Values from JSON texts."""

from _json import scanstring

from json import scanner

__all__ = ['JSONDecoder', 'JSONDecodeError']

c_scanstring = scanstring
_SPACE = ' \t\n\r'


class JSONDecodeError(ValueError):
    """A text that is no JSON: msg says why, pos (lineno, colno) where in doc."""

    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def detect_encoding(b):
    """The encoding of a JSON text in bytes: by its byte order mark, or by where its zeroes are."""
    for marks, encoding in (((b'\xff\xfe\0\0', b'\0\0\xfe\xff'), 'utf-32'),
                            ((b'\xff\xfe', b'\xfe\xff'), 'utf-16'),
                            ((b'\xef\xbb\xbf',), 'utf-8-sig')):
        if b.startswith(marks):
            return encoding
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


class JSONDecoder:
    """Decodes JSON texts.

    object_hook(dict) makes something else of each object; object_pairs_hook(pairs), which comes
    first, of its pairs in their order. parse_float and parse_int get the digits of a number,
    parse_constant '-Infinity', 'Infinity' or 'NaN'. strict forbids control characters in strings.
    """

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        """The value of a whole text."""
        value, end = self.raw_decode(s, _skip_space(s, 0))
        if end != len(s):
            end = _skip_space(s, end)
            if end != len(s):
                raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value at an index, and where its text ends."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as error:
            position = error.value
        raise JSONDecodeError("Expecting value", s, position) from None


def _skip_space(s, index):
    length = len(s)
    while index < length and s[index] in _SPACE:
        index += 1
    return index
