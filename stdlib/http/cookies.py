"""Cookies as servers see them: morsels, each a name and a value with attributes, in a dict by name.

What a value is in the text of a header is its coded value: quoted if it has characters that a header has not.
"""

import re
import string
import time
import types

__all__ = ['CookieError', 'BaseCookie', 'SimpleCookie']

_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_UNESCAPED = _LEGAL + ' ()/<=>?@[]{}'
_is_legal_key = re.compile(f'[{re.escape(_LEGAL)}]+').fullmatch
_control = re.compile('[\x00-\x1f\x7f]').search
_ESCAPES = {n: '\\%03o' % n for n in set(range(256)) - set(map(ord, _UNESCAPED))} | {ord('"'): '\\"',
                                                                                     ord('\\'): '\\\\'}
_DAYS = 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'
_MONTHS = 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'


class CookieError(Exception):
    """It is no cookie."""


def _has_control(*texts):
    return any(_control(str(text)) for text in texts)


def _quote(text):
    """Return the coded value of a text."""
    return text if text is None or _is_legal_key(text) else f'"{text.translate(_ESCAPES)}"'


def _unquote(text):
    """Return the text of a coded value."""
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return re.sub(r'\\(?:([0-3][0-7][0-7])|(.))', lambda match: chr(int(match[1], 8)) if match[1]
                  else match[2], text[1:-1])


def _getdate(future=0, weekdayname=_DAYS, monthname=_MONTHS):
    """Return the time in so many seconds, as cookies tell when they expire."""
    year, month, day, hour, minute, second, weekday, *_ = time.gmtime(time.time() + future)
    return f'{weekdayname[weekday]}, {day:02d} {monthname[month - 1]} {year:4d} {hour:02d}:{minute:02d}:{second:02d} GMT'


class Morsel(dict):
    """A cookie: key, value and coded_value, and the attributes as the items of a dict."""

    # How they are written. All attributes are items, those that are not set are ''.
    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain',
                 'max-age': 'Max-Age',
                 'secure': 'Secure', 'httponly': 'HttpOnly', 'version': 'Version', 'samesite': 'SameSite',
                 'partitioned': 'Partitioned'}
    _reserved_defaults = dict.fromkeys(_reserved, '')
    _flags = {'secure', 'httponly', 'partitioned'}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, self._reserved_defaults)

    @property
    def key(self):
        """The name."""
        return self._key

    @property
    def value(self):
        """The value that was meant."""
        return self._value

    @property
    def coded_value(self):
        """The value as it is written."""
        return self._coded_value

    def _checked(self, key, value):
        name = key.lower()
        if name not in self._reserved:
            raise CookieError('Invalid attribute %r' % (key,))
        if _has_control(name, value):
            raise CookieError(f'Control characters are not allowed in cookies {name!r} {value!r}')
        return name

    def __setitem__(self, key, value):
        dict.__setitem__(self, self._checked(key, value), value)

    def setdefault(self, key, val=None):
        """Set an attribute that is missing, and return what it is."""
        return dict.setdefault(self, self._checked(key, val), val)

    def update(self, values):
        """Set attributes."""
        given = {}
        for key, value in dict(values).items():
            given[self._checked(key, value)] = value
        dict.update(self, given)

    def __ior__(self, values):
        self.update(values)
        return self

    def _identity(self):
        return self._value, self._key, self._coded_value

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return dict.__eq__(self, morsel) and self._identity() == morsel._identity()

    __ne__ = object.__ne__

    def copy(self):
        """Return a copy."""
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def isReservedKey(self, K):
        """Return whether it is the name of an attribute."""
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        """Set the name and both values."""
        if key.lower() in self._reserved:
            raise CookieError('Attempt to set a reserved key %r' % (key,))
        if not _is_legal_key(key):
            raise CookieError('Illegal key %r' % (key,))
        if _has_control(key, val, coded_val):
            raise CookieError('Control characters are not allowed in cookies %r %r %r' % (key, val,
                                                                                          coded_val))
        self._key, self._value, self._coded_value = key, val, coded_val

    def __getstate__(self):
        return {'key': self._key, 'value': self._value, 'coded_value': self._coded_value}

    def __setstate__(self, state):
        key, value, coded_value = state['key'], state['value'], state['coded_value']
        if _has_control(key, value, coded_value):
            raise CookieError('Control characters are not allowed in cookies %r %r %r' % (key, value,
                                                                                          coded_value))
        self._key, self._value, self._coded_value = key, value, coded_value

    def output(self, attrs=None, header='Set-Cookie:'):
        """Return the line of the header."""
        return f'{header} {self.OutputString(attrs)}'

    __str__ = output

    def __repr__(self):
        return f'<{self.__class__.__name__}: {self.OutputString()}>'

    def js_output(self, attrs=None):
        """Return a script for a page that sets the cookie."""
        from urllib.parse import quote
        text = quote(self.OutputString(attrs), safe='', encoding='utf-8')
        return (f'\n        <script type="text/javascript">\n        <!-- begin hiding\n'
                f'        document.cookie = decodeURIComponent("{text}");\n'
                f'        // end hiding -->\n        </script>\n        ')

    def OutputString(self, attrs=None):
        """Return what stands in the header: the cookie and its attributes, or those asked for."""
        parts = [f'{self._key}={self._coded_value}']
        wanted = self._reserved if attrs is None else attrs
        for key, value in sorted(self.items()):
            if value == '' or key not in wanted:
                continue
            name = self._reserved[key]
            if key == 'expires' and isinstance(value, int):
                parts.append(f'{name}={_getdate(value)}')
            elif key == 'max-age' and isinstance(value, int):
                parts.append(f'{name}={value:d}')
            elif key == 'comment' and isinstance(value, str):
                parts.append(f'{name}={_quote(value)}')
            elif key not in self._flags:
                parts.append(f'{name}={value}')
            elif value:
                parts.append(name)
        text = '; '.join(parts)
        if _has_control(text):
            raise CookieError('Control characters are not allowed in cookies')
        return text

    __class_getitem__ = classmethod(types.GenericAlias)


_KEY = re.escape(_LEGAL)
_PAIR = re.compile(rf"""\s*(?P<key>[{_KEY},()/<>?@\[\]{{}}"\\]*?[{_KEY},()/<>?@\[\]{{}}"\\])
    (\s*=\s*(?P<value>"(?:[^\\"]|\\.)*" | \w{{3}},\s[\w\d\s-]{{9,11}}\s[\d:]{{8}}\sGMT
                     | \w{{3,6}}day,\s[\w\d\s-]{{9,11}}\s[\d:]{{8}}\sGMT | [{_KEY},()/<=>?@\[\]{{}}"\\]*))?
    \s*(\s+|;|$)""", re.ASCII | re.VERBOSE)


class BaseCookie(dict):
    """Cookies by their names: assigning a value makes a Morsel."""

    def value_decode(self, val):
        """Return the value that is meant by a coded one, and the latter."""
        return val, val

    def value_encode(self, val):
        """Return a value and how it is coded."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header='Set-Cookie:', sep='\015\012'):
        """Return the lines of the headers."""
        text = sep.join([morsel.output(attrs, header) for _, morsel in sorted(self.items())])
        if _has_control(text.replace(sep, '') if sep else text):
            raise CookieError('Control characters are not allowed in cookies')
        return text

    __str__ = output

    def __repr__(self):
        pairs = ' '.join([f'{key}={morsel.value!r}' for key, morsel in sorted(self.items())])
        return f'<{self.__class__.__name__}: {pairs}>'

    def js_output(self, attrs=None):
        """Return scripts for a page that set the cookies."""
        return ''.join([morsel.js_output(attrs) for _, morsel in sorted(self.items())])

    def load(self, rawdata):
        """Take the cookies of a header, or the values of a dict."""
        if isinstance(rawdata, str):
            self._parse(rawdata)
            return
        for key, value in rawdata.items():
            self[key] = value

    def _parse(self, text):
        found, at, morsel_seen = [], 0, False
        while 0 <= at < len(text):
            match = _PAIR.match(text, at)
            if match is None:
                break
            key, value = match['key'], match['value']
            at = match.end()
            if key[0] == '$':
                if morsel_seen and value is not None and Morsel().isReservedKey(key[1:]):
                    found.append((key[1:].lower(), _unquote(value), None))
            elif key.lower() in Morsel._reserved:
                if not morsel_seen or value is None and key.lower() not in Morsel._flags:
                    return                           # it is no list of cookies
                found.append((key.lower(), True if value is None else _unquote(value), None))
            elif value is not None:
                found.append((key, *self.value_decode(value)))
                morsel_seen = True
            else:
                return
        morsel = None
        for key, value, coded in found:
            if coded is None:
                morsel[key] = value
            else:
                self._set(key, value, coded)
                morsel = self[key]


class SimpleCookie(BaseCookie):
    """Cookies whose values are strings."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
