"""Addresses, dates and parameters of messages."""

import datetime
import os
import re
import time
import urllib.parse

from email._addresses import address_list, one_address

__all__ = ['collapse_rfc2231_value', 'decode_params', 'decode_rfc2231', 'encode_rfc2231', 'formataddr', 'formatdate',
           'format_datetime', 'getaddresses', 'make_msgid', 'mktime_tz', 'parseaddr', 'parsedate', 'parsedate_tz',
           'parsedate_to_datetime', 'unquote']

_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_ZONES = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0, 'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600,
          'CDT': -500, 'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}


# ---- quotes and addresses ----------------------------------------------------------------------------

def quote(str):
    """Write backslashes and quotes behind backslashes."""
    return str.replace('\\', '\\\\').replace('"', '\\"')


def unquote(str):
    """Take quotes or angle brackets around a text away."""
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if str.startswith('<') and str.endswith('>'):
            return str[1:-1]
    return str


def formataddr(pair, charset='utf-8'):
    """Return `name <address>`."""
    name, address = pair
    address.encode('ascii')
    if not name:
        return address
    quotes = '"' if re.search(r'[][\\()<>@,:;".]', name) else ''
    return f'{quotes}{re.sub(r"[\\\"]", r"\\\g<0>", name)}{quotes} <{address}>'


def getaddresses(fieldvalues, *, strict=True):
    """Return (name, address) for each address in the values of headers such as To."""
    return address_list(fieldvalues, strict)


def parseaddr(addr, *, strict=True):
    """Return name and address of `name <address>`; two empty strings of what is none."""
    if isinstance(addr, list):
        addr = addr[0]
    return one_address(addr, strict)


def make_msgid(idstring=None, domain=None):
    """Return the value of a header Message-ID, such as no other message has."""
    import random
    import socket
    suffix = f'.{idstring}' if idstring is not None else ''
    if domain is None:
        domain = socket.getfqdn()
    return f'<{int(time.time() * 100)}.{os.getpid()}.{random.getrandbits(64)}{suffix}@{domain}>'


# ---- dates -------------------------------------------------------------------------------------------

def _format(t, zone):
    return '%s, %02d %s %04d %02d:%02d:%02d %s' % (_DAYS[t[6]], t[2], _MONTHS[t[1] - 1], t[0], t[3], t[4], t[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    """Return a time as messages have it."""
    if timeval is None:
        timeval = time.time()
    when = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(when.astimezone())
    return format_datetime(when if usegmt else when.replace(tzinfo=None), usegmt)


def format_datetime(dt, usegmt=False):
    """Return a datetime as messages have it."""
    now = dt.timetuple()
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError('usegmt option requires a UTC datetime')
        return _format(now, 'GMT')
    return _format(now, '-0000' if dt.tzinfo is None else dt.strftime('%z'))


_DATE = re.compile(r'''\s*(?:[a-z]+,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4}),?
                       (?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(?:([+-]\d{4})|([a-z]+))?''', re.VERBOSE | re.IGNORECASE)


def _parse(text):
    """Return the nine fields and the offset in seconds, or None where the zone is not known."""
    found = _DATE.match(text or '')
    if not found or found[2].title() not in _MONTHS:
        return None
    year = int(found[3])
    if year < 100:
        year += 1900 if year > 68 else 2000
    offset = None
    if found[7] is not None:
        digits = int(found[7][1:])
        offset = digits // 100 * 3600 + digits % 100 * 60
        offset = -offset if found[7][0] == '-' else offset
        if found[7] == '-0000':
            offset = None
    elif found[8] and found[8].upper() in _ZONES:
        hours = _ZONES[found[8].upper()]
        offset = (abs(hours) // 100 * 3600 + abs(hours) % 100 * 60) * (-1 if hours < 0 else 1)
    return (year, _MONTHS.index(found[2].title()) + 1, int(found[1]), int(found[4] or 0), int(found[5] or 0),
            int(found[6] or 0), 0, 1, -1, offset)


def parsedate_tz(data):
    """Return ten numbers, the last the offset in seconds; None if it is no date."""
    parsed = _parse(data)
    return parsed and parsed[:9] + (parsed[9] or 0,)


def parsedate(data):
    """Return nine numbers for time.mktime(); None if it is no date."""
    parsed = _parse(data)
    return parsed and parsed[:9]


def mktime_tz(data):
    """Return the time stamp of what parsedate_tz() returned."""
    import calendar
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    return calendar.timegm(data) - data[9]


def parsedate_to_datetime(data):
    """Return a datetime."""
    parsed = _parse(data)
    if parsed is None:
        raise ValueError('Invalid date value or format "%s"' % str(data))
    zone = None if parsed[9] is None else datetime.timezone(datetime.timedelta(seconds=parsed[9]))
    return datetime.datetime(*parsed[:6], tzinfo=zone)


def localtime(dt=None):
    """Return a datetime in the local zone."""
    if dt is None:
        dt = datetime.datetime.now()
    return dt.astimezone()


# ---- parameters, RFC 2231 ----------------------------------------------------------------------------

def decode_rfc2231(s):
    """Return character set, language and text of charset'language'text."""
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) <= 2 else tuple(parts)


def encode_rfc2231(s, charset=None, language=None):
    """Return charset'language'text."""
    s = urllib.parse.quote(s, safe='', encoding=charset or 'ascii')
    if charset is None and language is None:
        return s
    return f"{charset}'{language or ''}'{s}"


def decode_params(params):
    """Join the pieces of parameters name*0, name*1, and decode those that are name*."""
    result, pieces = [params[0]], {}
    for name, value in params[1:]:
        found = re.fullmatch(r'(\w[\w-]*)\*(\d+)?(\*)?', name)
        if found:
            encoded = found[3] is not None or found[2] is None
            pieces.setdefault(found[1], []).append((int(found[2] or 0), unquote(value), encoded))
        else:
            result.append((name, f'"{quote(unquote(value))}"'))
    for name, parts in pieces.items():
        parts.sort()
        text = ''.join([urllib.parse.unquote(s, encoding='latin-1') if encoded else s for _, s, encoded in parts])
        if any(encoded for _, _, encoded in parts):
            charset, language, text = decode_rfc2231(text)
            result.append((name, (charset, language, f'"{quote(text)}"')))
        else:
            result.append((name, f'"{quote(text)}"'))
    return result


def collapse_rfc2231_value(value, errors='replace', fallback_charset='us-ascii'):
    """Return the text of what decode_params() has made."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    try:
        return str(bytes(text, 'raw-unicode-escape'), charset or fallback_charset, errors)
    except LookupError:
        return unquote(text)
