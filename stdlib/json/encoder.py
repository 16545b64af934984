"""JSON texts from values."""

from _json import encode_basestring, encode_basestring_ascii, make_encoder

c_make_encoder = make_encoder
c_encode_basestring = encode_basestring
c_encode_basestring_ascii = encode_basestring_ascii
INFINITY = float('inf')


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
        kernel = make_encoder(
            {} if self.check_circular else None, self.default,
            encode_basestring_ascii if self.ensure_ascii else encode_basestring, indent,
            self.key_separator, self.item_separator, self.sort_keys, self.skipkeys, self.allow_nan)
        if _one_shot:
            return kernel(o, 0)
        return _pieces(self, kernel, indent, o, 0, [])


def _note(error, text):
    if not isinstance(error, GeneratorExit):
        error.add_note(text)


def _pieces(encoder, kernel, indent, o, level, containers):
    """containers: those that o is in."""
    if o is None or isinstance(o, (str, int, float)) or isinstance(o, (list, tuple, dict)) and not o:
        yield kernel(o, level)[0]
        return
    if encoder.check_circular and any(o is other for other in containers):
        raise ValueError("Circular reference detected")
    containers.append(o)
    if isinstance(o, (list, tuple)):
        yield from _array(encoder, kernel, indent, o, level, containers)
    elif isinstance(o, dict):
        yield from _object(encoder, kernel, indent, o, level, containers)
    else:
        other = encoder.default(o)
        try:
            yield from _pieces(encoder, kernel, indent, other, level, containers)
        except BaseException as error:
            _note(error, f'when serializing {type(o).__name__} object')
            raise
    containers.pop()


def _array(encoder, kernel, indent, items, level, containers):
    line = '' if indent is None else '\n' + indent * (level + 1)
    before = '[' + line
    for i, item in enumerate(items):
        yield before
        try:
            yield from _pieces(encoder, kernel, indent, item, level + 1, containers)
        except BaseException as error:
            _note(error, f'when serializing {type(items).__name__} item {i}')
            raise
        before = encoder.item_separator + line
    yield ']' if indent is None else '\n' + indent * level + ']'


def _object(encoder, kernel, indent, mapping, level, containers):
    line = '' if indent is None else '\n' + indent * (level + 1)
    yield '{'
    before = line
    pairs = sorted(mapping.items()) if encoder.sort_keys else mapping.items()
    empty = True
    for key, value in pairs:
        if not isinstance(key, str):
            if key is None or isinstance(key, (int, float)):
                key = kernel(key, 0)[0]
            elif encoder.skipkeys:
                continue
            else:
                raise TypeError(f'keys must be str, int, float, bool or None, '
                                f'not {key.__class__.__name__}')
        yield before + kernel(key, 0)[0] + encoder.key_separator
        try:
            yield from _pieces(encoder, kernel, indent, value, level + 1, containers)
        except BaseException as error:
            _note(error, f'when serializing {type(mapping).__name__} item {key!r}')
            raise
        before = encoder.item_separator + line
        empty = False
    yield '}' if indent is None or empty else '\n' + indent * level + '}'
