"""Values from JSON texts."""

from json import scanner

try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

__all__ = ['JSONDecoder', 'JSONDecodeError']

_SPACE = ' \t\n\r'
_HEX_DIGITS = frozenset('0123456789abcdefABCDEF')
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


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


def _code_unit(s, u):
    """The number after the u at an index, and where it ends."""
    digits = s[u + 1:u + 5]
    if len(digits) != 4 or not _HEX_DIGITS.issuperset(digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, u)
    return int(digits, 16), u + 5


def _escaped(s, backslash, begin):
    """What the escape at an index means, and where it ends."""
    letter = s[backslash + 1:backslash + 2]
    if not letter:
        raise JSONDecodeError("Unterminated string starting at", s, begin)
    if letter != 'u':
        try:
            return _ESCAPES[letter], backslash + 2
        except KeyError:
            raise JSONDecodeError("Invalid \\escape: {0!r}".format(letter), s, backslash + 1) from None
    unit, end = _code_unit(s, backslash + 1)
    if 0xd800 <= unit < 0xdc00 and s.startswith('\\u', end):
        second, after = _code_unit(s, end + 1)
        if 0xdc00 <= second < 0xe000:
            return chr(0x10000 + ((unit & 0x3ff) << 10 | second & 0x3ff)), after
    return chr(unit), end


def py_scanstring(s, end, strict=True):
    """The string that a JSON literal means, whose opening quote is before end, and where it ends."""
    import re       # here: with _json, it isn't needed
    plain = re.compile(r'[^"\\\x00-\x1f]*')
    begin = end - 1
    pieces = []
    while True:
        run = plain.match(s, end)
        if run is None:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        pieces.append(run[0])
        end = run.end()
        stop = s[end:end + 1]
        if stop == '"':
            return ''.join(pieces), end + 1
        if stop == '\\':
            piece, end = _escaped(s, end, begin)
            pieces.append(piece)
        elif not stop:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        elif strict:
            raise JSONDecodeError("Invalid control character {0!r} at".format(stop), s, end)
        else:
            pieces.append(stop)
            end += 1


scanstring = c_scanstring or py_scanstring


def _item(s, end, scan_once):
    """The value that must be at an index, and where it ends."""
    try:
        return scan_once(s, end)
    except StopIteration as error:
        position = error.value
    raise JSONDecodeError("Expecting value", s, position) from None


def _next_item(s, end, close, what):
    """Where the item after a comma begins; if there is none, None; and where the container ends."""
    end = _skip_space(s, end)
    if s.startswith(close, end):
        return None, end + 1
    if not s.startswith(',', end):
        raise JSONDecodeError("Expecting ',' delimiter", s, end)
    begin = _skip_space(s, end + 1)
    if s.startswith(close, begin):
        raise JSONDecodeError(f"Illegal trailing comma before end of {what}", s, end)
    return begin, None


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    """The object whose opening brace is before end, and where it ends. memo: equal keys become one."""
    s, end = s_and_end
    memoize = ({} if memo is None else memo).setdefault
    pairs = []
    begin = _skip_space(s, end)
    if s.startswith('}', begin):
        begin, end = None, begin + 1
    while begin is not None:
        if not s.startswith('"', begin):
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, begin)
        key, end = scanstring(s, begin + 1, strict)
        end = _skip_space(s, end)
        if not s.startswith(':', end):
            raise JSONDecodeError("Expecting ':' delimiter", s, end)
        value, end = _item(s, _skip_space(s, end + 1), scan_once)
        pairs.append((memoize(key, key), value))
        begin, end = _next_item(s, end, '}', 'object')
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    value = dict(pairs)
    return value if object_hook is None else object_hook(value), end


def JSONArray(s_and_end, scan_once):
    """The list whose opening bracket is before end, and where it ends."""
    s, end = s_and_end
    values = []
    begin = _skip_space(s, end)
    if s.startswith(']', begin):
        begin, end = None, begin + 1
    while begin is not None:
        value, end = _item(s, begin, scan_once)
        values.append(value)
        begin, end = _next_item(s, end, ']', 'array')
    return values, end


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
        self.parse_object = JSONObject
        self.parse_array = JSONArray
        self.parse_string = scanstring
        self.memo = {}
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
        return _item(s, idx, self.scan_once)


def _skip_space(s, index):
    length = len(s)
    while index < length and s[index] in _SPACE:
        index += 1
    return index
