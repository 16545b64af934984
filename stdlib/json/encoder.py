"""JSON texts from values."""

try:
    from _json import encode_basestring as c_encode_basestring
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_encode_basestring = c_encode_basestring_ascii = c_make_encoder = None

INFINITY = float('inf')
ESCAPE_DCT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def _escape(found):
    """The escape of a character: by letter, or one or two code units of UTF-16."""
    c = found[0]
    if c in ESCAPE_DCT:
        return ESCAPE_DCT[c]
    units = c.encode('utf-16-be', 'surrogatepass').hex()
    return ''.join('\\u' + units[i:i + 4] for i in range(0, len(units), 4))


def py_encode_basestring(s):
    """A string as a JSON literal."""
    import re       # here: with _json, it isn't needed
    return '"' + re.sub(r'[\x00-\x1f"\\]', _escape, s) + '"'


def py_encode_basestring_ascii(s):
    """A string as a JSON literal in ASCII."""
    import re
    return '"' + re.sub(r'["\\]|[^ -~]', _escape, s) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder:
    """Encodes None, bools, numbers, strings, lists, tuples and dicts; by default() what else there is.

    skipkeys leaves out keys that are none of str, int, float, bool and None, instead of a
    TypeError. ensure_ascii escapes all other characters. check_circular=False saves the look for
    containers that are in themselves. allow_nan=False makes NaN and infinities a ValueError.
    sort_keys sorts. indent, a number of spaces or a string, puts each item on a line of its own.
    separators are (between items, after keys).
    """

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What is to be encoded in the place of o, which JSON does not know: for subclasses."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """The JSON text of o."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        chunks = self.iterencode(o, _one_shot=True)
        if type(chunks) is tuple and len(chunks) == 1:
            return chunks[0]
        return ''.join(chunks)

    def iterencode(self, o, _one_shot=False):
        """The JSON text of o in pieces, each made when it is asked for."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        if _one_shot and c_make_encoder is not None:
            return c_make_encoder(
                {} if self.check_circular else None, self.default, quote, indent,
                self.key_separator, self.item_separator, self.sort_keys, self.skipkeys,
                self.allow_nan)(o, 0)
        return _pieces(self, quote, indent, o, 0, {})


def _scalar(encoder, quote, o):
    """The JSON text of what is no container, or None."""
    if isinstance(o, str):
        return quote(o)
    if o is None:
        return 'null'
    if o is True:
        return 'true'
    if o is False:
        return 'false'
    if isinstance(o, int):
        return int.__repr__(o)
    if not isinstance(o, float):
        return None
    if -INFINITY < o < INFINITY:
        return float.__repr__(o)
    if not encoder.allow_nan:
        raise ValueError(f'Out of range float values are not JSON compliant: {o!r}')
    return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'


def _note(error, text):
    if not isinstance(error, GeneratorExit):
        error.add_note(text)


def _pieces(encoder, quote, indent, o, level, containers):
    """containers: those that o is in, by their ids."""
    text = _scalar(encoder, quote, o)
    if text is None and isinstance(o, (list, tuple, dict)) and not o:
        text = '{}' if isinstance(o, dict) else '[]'
    if text is not None:
        yield text
        return
    if encoder.check_circular and id(o) in containers:
        raise ValueError("Circular reference detected")
    containers[id(o)] = o
    if isinstance(o, (list, tuple)):
        yield from _array(encoder, quote, indent, o, level, containers)
    elif isinstance(o, dict):
        yield from _object(encoder, quote, indent, o, level, containers)
    else:
        other = encoder.default(o)
        try:
            yield from _pieces(encoder, quote, indent, other, level, containers)
        except BaseException as error:
            _note(error, f'when serializing {type(o).__name__} object')
            raise
    containers.pop(id(o), None)


def _array(encoder, quote, indent, items, level, containers):
    line = '' if indent is None else '\n' + indent * (level + 1)
    before = '[' + line
    for i, item in enumerate(items):
        yield before
        try:
            yield from _pieces(encoder, quote, indent, item, level + 1, containers)
        except BaseException as error:
            _note(error, f'when serializing {type(items).__name__} item {i}')
            raise
        before = encoder.item_separator + line
    yield ']' if indent is None else '\n' + indent * level + ']'


def _object(encoder, quote, indent, mapping, level, containers):
    line = '' if indent is None else '\n' + indent * (level + 1)
    yield '{'
    before = line
    pairs = sorted(mapping.items()) if encoder.sort_keys else mapping.items()
    empty = True
    for key, value in pairs:
        text = _scalar(encoder, quote, key)
        if text is None:
            if encoder.skipkeys:
                continue
            raise TypeError(f'keys must be str, int, float, bool or None, '
                            f'not {key.__class__.__name__}')
        if not isinstance(key, str):
            text = quote(text)
        yield before + text + encoder.key_separator
        try:
            yield from _pieces(encoder, quote, indent, value, level + 1, containers)
        except BaseException as error:
            _note(error, f'when serializing {type(mapping).__name__} item {key!r}')
            raise
        before = encoder.item_separator + line
        empty = False
    yield '}' if indent is None or empty else '\n' + indent * level + '}'
