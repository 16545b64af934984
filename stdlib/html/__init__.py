"""Texts in HTML: characters that mean something there."""

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace &, < and >, and with quote quotation marks, by references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What numbers from 0x80 to 0x9f are taken for: Windows' characters.
_WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

_DECIMAL = '0123456789'
_HEXADECIMAL = _DECIMAL + 'abcdefABCDEF'


def _is_no_character(number):
    return (number in range(1, 9) or number == 0xb or number in range(0xe, 0x20)
            or number in range(0x7f, 0xa0) or number in range(0xfdd0, 0xfdf0)
            or number & 0xfffe == 0xfffe)


def _of_number(number):
    """Return what a reference by number is replaced by."""
    if number in range(0x80, 0xa0):
        return _WINDOWS[number - 0x80]
    if number == 0 or number in range(0xd800, 0xe000) or number > 0x10ffff:
        return '\ufffd'
    return '' if _is_no_character(number) else chr(number)


def _of_name(name):
    """Return what a name, or the longest known one that it begins with, is replaced by."""
    from html.entities import html5
    if name in html5:
        return html5[name]
    for end in range(len(name) - 1, 1, -1):
        if name[:end] in html5:
            return html5[name[:end]] + name[end:]
    return '&' + name


def _run(s, at, chars):
    while at < len(s) and s[at] in chars:
        at += 1
    return at


def _replace(s, at):
    """Return what the reference here, behind &, is replaced by, and where it ends."""
    if s.startswith('#', at):
        base = 16 if s[at + 1:at + 2] in ('x', 'X') else 10
        begin = at + (2 if base == 16 else 1)
        end = _run(s, begin, _HEXADECIMAL if base == 16 else _DECIMAL)
        if end == begin:
            return '&', at
        return _of_number(int(s[begin:end], base)), end + s.startswith(';', end)
    end = at
    while end < len(s) and end < at + 32 and s[end] not in '\t\n\f <&#;':
        end += 1
    if end == at:
        return '&', at
    end += s.startswith(';', end)
    return _of_name(s[at:end]), end


def unescape(s):
    """Replace references by the characters that they are for, as HTML 5 says."""
    at = s.find('&')
    if at < 0:
        return s
    pieces, begin = [], 0
    while at >= 0:
        pieces.append(s[begin:at])
        text, begin = _replace(s, at + 1)
        pieces.append(text)
        at = s.find('&', begin)
    pieces.append(s[begin:])
    return ''.join(pieces)


def _replace_charref(match):
    """Return what a reference is replaced by that a pattern found: for others, who call it by this name."""
    behind = match[1]
    text, end = _replace(behind, 0)
    return text + behind[end:]
