"""scan_once(string, index) for a decoder: a value and where it ends, or StopIteration(index)."""

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

__all__ = ['make_scanner']

_WORDS = {'null': None, 'true': True, 'false': False}
_NUMBERS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


def py_make_scanner(context):
    """scan_once() for a decoder, whose attributes say how each kind of value is read."""
    import re       # here: with _json, it isn't needed
    match_number = re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?').match
    match_word = re.compile('|'.join([*_WORDS, *_NUMBERS])).match
    parse_object = context.parse_object
    parse_array = context.parse_array
    parse_string = context.parse_string
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant or _NUMBERS.__getitem__
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    strict = context.strict
    memo = context.memo

    def scan(string, index):
        first = string[index:index + 1]
        if first == '"':
            return parse_string(string, index + 1, strict)
        if first == '{':
            return parse_object((string, index + 1), strict, scan, object_hook, object_pairs_hook, memo)
        if first == '[':
            return parse_array((string, index + 1), scan)
        if word := match_word(string, index):
            name = word[0]
            return _WORDS[name] if name in _WORDS else parse_constant(name), word.end()
        if number := match_number(string, index):
            integer, fraction, exponent = number.groups('')
            if fraction or exponent:
                return parse_float(integer + fraction + exponent), number.end()
            return parse_int(integer), number.end()
        raise StopIteration(index)

    def scan_once(string, index):
        try:
            return scan(string, index)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
