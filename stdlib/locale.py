"""The user's language and country: how numbers, money and texts look there."""

import encodings
import encodings.aliases
import functools
import sys
from collections.abc import Mapping as _Mapping

import _locale
from _locale import *

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale",
           "localeconv", "strcoll", "strxfrm", "str", "atof", "atoi", "format_string", "currency",
           "normalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY", "LC_NUMERIC",
           "LC_ALL", "CHAR_MAX", "getencoding"]

_str = str
_setlocale = _locale.setlocale
_localeconv = _locale.localeconv
_override_localeconv = {}       # for tests


def __getattr__(name):
    # The table of aliases is made when somebody asks for it.
    if name == 'locale_alias':
        from _locale_aliases import locale_alias
        globals()[name] = locale_alias
        return locale_alias
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), 'locale_alias'})


# ---- numbers --------------------------------------------------------------------------------------

@functools.wraps(_localeconv)
def localeconv():
    conventions = _localeconv()
    if _override_localeconv:
        conventions.update(_override_localeconv)
    return conventions


def _convention(name, monetary):
    return localeconv()['mon_' + name if monetary else name]


def _grouping_intervals(grouping):
    """Yield the sizes of groups of digits, from the right."""
    last = None
    for size in grouping:
        if size == CHAR_MAX:
            return
        if size == 0:
            if last is None:
                raise ValueError("invalid grouping")
            while True:
                yield last
        yield size
        last = size


def _group(s, monetary=False):
    """Return the number with separators between its digits, and their length altogether."""
    separator = _convention('thousands_sep', monetary)
    grouping = _convention('grouping', monetary)
    if not grouping:
        return s, 0
    number = s.rstrip(' ') if s[-1] == ' ' else s
    behind = s[len(number):]
    before = ''
    groups = []
    for size in _grouping_intervals(grouping):
        if not number or number[-1] not in "0123456789":
            # Only spaces and the sign are left.
            before, number = number, ''
            break
        groups.append(number[-size:])
        number = number[:-size]
    if number:
        groups.append(number)
    groups.reverse()
    return before + separator.join(groups) + behind, len(separator) * (len(groups) - 1)


def _strip_padding(s, amount):
    """Take away so many spaces, at the left first."""
    begin = 0
    while amount and s[begin] == ' ':
        begin += 1
        amount -= 1
    end = len(s)
    while amount and s[end - 1] == ' ':
        end -= 1
        amount -= 1
    return s[begin:end]


def _format(percent, value, grouping=False, monetary=False, *additional):
    text = percent % ((value, *additional) if additional else value)
    return _localize(text, grouping, monetary) if percent[-1] in 'eEfFgGdiu' else text


def _localize(formatted, grouping=False, monetary=False):
    added = 0
    whole, *fraction = formatted.split('.')
    if grouping:
        whole, added = _group(whole, monetary=monetary)
    text = _convention('decimal_point', monetary).join([whole, *fraction])
    return _strip_padding(text, added) if added else text


def _percents(f):
    """Yield the pieces of a format: (text, None, 0), or (the % and all to its letter, key, stars)."""
    at = begin = 0
    while (at := f.find('%', at)) >= 0:
        end, key = at + 1, None
        if f.startswith('(', end) and (close := f.find(')', end)) >= 0:
            key, end = f[end + 1:close], close + 1
        modifiers = end
        while end < len(f) and f[end] in '-#0123456789 +*.hlL':
            end += 1
        if end == len(f) or f[end] not in 'eEfFgGdiouxXcrs%':
            at += 1
            continue
        yield f[begin:at], None, 0
        yield f[at:end + 1], key, f.count('*', modifiers, end)
        at = begin = end + 1
    yield f[begin:], None, 0


def format_string(f, val, grouping=False, monetary=False):
    """Return f % val, with numbers as they look in the current locale."""
    by_name = isinstance(val, _Mapping)
    if not by_name and not isinstance(val, tuple):
        val = (val,)
    new_format, values = [], []
    used = 0
    for i, (piece, key, stars) in enumerate(_percents(f)):
        if i % 2 == 0:
            new_format.append(piece)
            continue
        new_format.append('%s')
        if piece[-1] == '%':
            values.append('%')
        elif by_name:
            values.append(_format(piece, val, grouping, monetary))
        else:
            values.append(_format(piece, val[used], grouping, monetary,
                                  *val[used + 1:used + 1 + stars]))
            used += 1 + stars
    return ''.join(new_format) % tuple(values)


def currency(val, symbol=True, grouping=False, international=False):
    """Return an amount of money as it looks in the current locale."""
    conventions = localeconv()
    digits = conventions['int_frac_digits' if international else 'frac_digits']
    if digits == 127:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")

    def of_sign(name):
        return conventions[('n_' if val < 0 else 'p_') + name]

    # The marks are where the sign may go.
    text = '<' + _localize(f'{abs(val):.{digits}f}', grouping, monetary=True) + '>'
    if symbol:
        name = conventions['int_curr_symbol' if international else 'currency_symbol']
        space = ' ' if of_sign('sep_by_space') else ''
        if of_sign('cs_precedes'):
            text = name + space + text
        else:
            text += space + (name[:-1] if international and name[-1] == ' ' else name)
    sign = conventions['negative_sign' if val < 0 else 'positive_sign']
    position = of_sign('sign_posn')
    if position == 0:
        text = '(' + text + ')'
    elif position == 2:
        text += sign
    elif position == 3:
        text = text.replace('<', sign)
    elif position == 4:
        text = text.replace('>', sign)
    else:
        text = sign + text
    return text.replace('<', '').replace('>', '')


def str(val):
    """Return a number as a text that atof() reads."""
    return _format("%.12g", val)


def delocalize(string):
    """Return a number as Python writes it."""
    conventions = localeconv()
    for name, plain in (('thousands_sep', ''), ('decimal_point', '.')):
        if conventions[name]:
            string = string.replace(conventions[name], plain)
    return string


def localize(string, grouping=False, monetary=False):
    """Return a number that Python wrote as it looks in the current locale."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """Return the number that a text is in the current locale."""
    return func(delocalize(string))


def atoi(string):
    """Return the integer that a text is in the current locale."""
    return int(delocalize(string))


# ---- names ----------------------------------------------------------------------------------------

_ENCODING_NAMES = '''
    437=C c=C en=ISO8859-1 jis=JIS7 jis7=JIS7 ajec=eucJP koi8c=KOI8-C microsoftcp1251=CP1251
    microsoftcp1255=CP1255 microsoftcp1256=CP1256 88591=ISO8859-1 88592=ISO8859-2 88595=ISO8859-5
    885915=ISO8859-15 ascii=ISO8859-1 latin_1=ISO8859-1 iso2022_jp=JIS7 shift_jis=SJIS
    tactis=TACTIS euc_jp=eucJP euc_kr=eucKR utf_8=UTF-8 koi8_r=KOI8-R koi8_t=KOI8-T koi8_u=KOI8-U
    kz1048=RK1048 cp1251=CP1251 cp1255=CP1255 cp1256=CP1256
'''
locale_encoding_alias = dict([_pair.split('=') for _pair in _ENCODING_NAMES.split()])
locale_encoding_alias.update({f'iso8859_{_n}': f'ISO8859-{_n}' for _n in range(1, 17)
                              if _n != 12})
for _name in list(locale_encoding_alias):
    locale_encoding_alias.setdefault(_name.replace('_', ''), locale_encoding_alias[_name])
del _name, _ENCODING_NAMES


def _replace_encoding(code, encoding):
    language = code.partition('.')[0]
    name = encodings.normalize_encoding(encoding)
    encoding = encodings.aliases.aliases.get(name.lower(), name)
    name = encoding.lower()
    for spelling in (name, name.replace('_', '').replace('-', '')):
        if spelling in locale_encoding_alias:
            return language + '.' + locale_encoding_alias[spelling]
    return language + '.' + encoding


def _append_modifier(code, modifier):
    if modifier == 'euro':
        encoding = code.partition('.')[2]
        if not encoding:
            return code + '.ISO8859-15'
        if encoding in ('ISO8859-15', 'UTF-8'):
            return code
        if encoding == 'ISO8859-1':
            return _replace_encoding(code, 'ISO8859-15')
    return code + '@' + modifier


def normalize(localename):
    """Return a locale's name as setlocale() understands it: language_TERRITORY.ENCODING@modifier."""
    from _locale_aliases import locale_alias as aliases
    name, at, modifier = localename.lower().replace(':', '.').partition('@')
    language, *others = name.split('.')
    encoding = others[0] if others else ''
    with_encoding = language
    if encoding:
        with_encoding += '.' + encoding.replace('-', '').replace('_', '')

    def suffixed(text):
        return text + '@' + modifier if modifier else text

    # First the name with all its parts, then with fewer.
    found = aliases.get(suffixed(with_encoding))
    if found is not None:
        return found
    if modifier and (found := aliases.get(with_encoding)) is not None:
        if '@' not in found:
            return _append_modifier(found, modifier)
        if found.split('@', 1)[1].lower() == modifier:
            return found
    if encoding:
        found = aliases.get(suffixed(language))
        if found is not None:
            found, at, default = found.partition('@')
            return _replace_encoding(found, encoding) + at + default
        if modifier and (found := aliases.get(language)) is not None:
            found, at, default = found.partition('@')
            found = _replace_encoding(found, encoding)
            if not at:
                return _append_modifier(found, modifier)
            if default.lower() == modifier:
                return found + '@' + default
    return localename


def _parse_localename(localename):
    """Return a locale's language and encoding."""
    code, _at, modifier = normalize(localename).partition('@')
    if modifier == 'euro' and '.' not in code:
        return code, 'iso-8859-15'
    if '.' in code:
        return tuple(code.split('.')[:2])
    if code == 'C':
        return None, None
    if code == 'UTF-8':
        return None, 'UTF-8'
    raise ValueError('unknown locale: %s' % localename)


def _build_localename(localetuple):
    try:
        language, encoding = localetuple
        if language is None:
            language = 'C'
        return language if encoding is None else language + '.' + encoding
    except (TypeError, ValueError):
        raise TypeError('Locale must be None, a string, or an iterable of two strings -- language '
                        'code, encoding.') from None


# ---- the current one ------------------------------------------------------------------------------

def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """Return the language and encoding that the environment names; better use getlocale()."""
    import os
    for variable in envvars:
        name = os.environ.get(variable)
        if name:
            return _parse_localename(name.split(':')[0] if variable == 'LANGUAGE' else name)
    return _parse_localename('C')


_getdefaultlocale = getdefaultlocale


def getlocale(category=LC_CTYPE):
    """Return the language and encoding of the current locale."""
    name = _setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return _parse_localename(name)


def setlocale(category, locale=None):
    """Set the locale, a name or a language and an encoding, if one is given; return its name."""
    if locale and not isinstance(locale, _str):
        locale = normalize(_build_localename(locale))
    return _setlocale(category, locale)


def getpreferredencoding(do_setlocale=True):
    """Return the encoding that the user wants texts to have."""
    if sys.flags.warn_default_encoding:
        import warnings
        warnings.warn("UTF-8 Mode affects locale.getpreferredencoding(). Consider "
                      "locale.getencoding() instead.", EncodingWarning, 2)
    if sys.flags.utf8_mode:
        return 'utf-8'
    if not do_setlocale:
        return getencoding()
    before = setlocale(LC_CTYPE)
    try:
        try:
            setlocale(LC_CTYPE, "")
        except Error:
            pass
        return getencoding()
    finally:
        setlocale(LC_CTYPE, before)


if 'LC_MESSAGES' in globals():
    __all__.append("LC_MESSAGES")
