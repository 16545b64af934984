"""What stands in headers about cookies: dates, words, hosts and paths."""

import calendar
import re
import time
import urllib.parse

_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']


# ---- times ---------------------------------------------------------------------------------------------

def time2isoz(t=None):
    """Return a time as 1994-11-24 08:49:37Z."""
    return time.strftime('%Y-%m-%d %H:%M:%SZ', time.gmtime(time.time() if t is None else t))


def time2netscape(t=None):
    """Return a time as Wed, 24-Nov-1994 08:49:37 GMT."""
    year, month, day, hour, minute, second, weekday, *_ = time.gmtime(time.time() if t is None else t)
    return f'{_DAYS[weekday]}, {day:02d}-{_MONTHS[month - 1].title()}-{year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT'


def _offset(zone):
    """The seconds that a zone is ahead; None: it is not known."""
    if zone.upper() in ('GMT', 'UTC', 'UT', 'Z'):
        return 0
    match = re.fullmatch(r'([-+])?(\d\d?):?(\d\d)?', zone, re.ASCII)
    if match is None:
        return None
    seconds = 3600 * int(match[2]) + 60 * int(match[3] or 0)
    return -seconds if match[1] == '-' else seconds


def _full_year(year):
    """The year that two digits mean: the one that is nearest."""
    now = time.localtime().tm_year
    if year >= 1000:
        return year
    full = year + now // 100 * 100
    return full - 100 if full - now > 50 else full + 100 if now - full > 50 else full


def _seconds(day, month, year, hour, minute, second, zone):
    try:
        month = _MONTHS.index(month.lower()) + 1
    except ValueError:
        try:
            month = int(month)
        except ValueError:
            return None
    numbers = [int(number or 0) for number in (year, day, hour, minute, second)]
    year, day, hour, minute, second = numbers
    year = _full_year(year)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 0 <= hour <= 24 and 0 <= minute < 60 and second <= 61
            and 1970 <= year <= 9999):
        return None
    offset = _offset(zone or 'UTC')
    return None if offset is None else calendar.timegm((year, month, day, hour, minute, second)) - offset


_STRICT = re.compile(r'[SMTWF][a-z]{2}, (\d\d) ([JFMASOND][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT',
                     re.ASCII)
_LOOSE = re.compile(r'''(\d\d?)(?:\s+|[-/])(\w+)(?:\s+|[-/])(\d+)
    (?:(?:\s+|:)(\d\d?):(\d\d)(?::(\d\d))?)?\s*(?:([-+]?\d{2,4}|(?![APap][Mm]\b)[A-Za-z]+)\s*)?(?:\(\w+\)\s*)?''',
                    re.VERBOSE | re.ASCII)
_ISO = re.compile(r'''(\d{4})[-/]?(\d\d?)[-/]?(\d\d?)
    (?:(?:\s+|[-:Tt])(\d\d?):?(\d\d)(?::?(\d\d(?:\.\d*)?))?)?\s*(?:([-+]?\d\d?:?(?:\d\d)?|[Zz])\s*)?''',
                  re.VERBOSE | re.ASCII)


def http2time(text):
    """Return the time that a header tells; None: it tells none."""
    match = _STRICT.fullmatch(text)
    if match is not None:
        return float(_seconds(*match.groups(), None) or 0) or None
    text = re.sub(r'^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?\s*', '', text.lstrip(), count=1,
                  flags=re.IGNORECASE)
    match = _LOOSE.fullmatch(text)
    return _seconds(*match.groups()) if match else None


def iso2time(text):
    """Return the time of a text in the form of ISO 8601; None: it is in another."""
    match = _ISO.fullmatch(text.lstrip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return _seconds(day, month, year, hour, minute, (second or '0').split('.')[0], zone)


# ---- words ---------------------------------------------------------------------------------------------

_WORD = re.compile(r'''\s*(?P<name>[^=\s;,]+)(?:\s*=\s*(?:"(?P<quoted>[^"\\]*(?:\\.[^"\\]*)*)"|(?P<value>[^\s;,]*)))?|\s*(?P<end>[,;])''')


def split_header_words(header_values):
    """Return lists of names and values: words are between semicolons, lists between commas."""
    if isinstance(header_values, str):
        raise TypeError('header_values must be an iterable of strings')
    lists = []
    for text in header_values:
        words, at = [], 0
        while match := _WORD.match(text, at):
            at = match.end()
            if match['end'] == ',':
                if words:
                    lists.append(words)
                words = []
            elif match['name']:
                quoted = match['quoted']
                words.append((match['name'], re.sub(r'\\(.)', r'\1', quoted) if quoted is not None else
                              match['value'].rstrip() if match['value'] is not None else None))
        if words:
            lists.append(words)
    return lists


def join_header_words(lists):
    """Return the text that split_header_words() takes apart."""
    headers = []
    for pairs in lists:
        words = []
        for name, value in pairs:
            if value is not None and not re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", value, re.ASCII):
                value = '"%s"' % re.sub(r'(["\\])', r'\\\1', value)
            words.append(name if value is None else f'{name}={value}')
        if words:
            headers.append('; '.join(words))
    return ', '.join(headers)


def strip_quotes(text):
    """Return a text without the quotes around it."""
    return text.removeprefix('"').removesuffix('"')


def parse_ns_headers(ns_headers):
    """Return lists of names and values of headers as Netscape had them: words are between semicolons."""
    known = ('expires', 'domain', 'path', 'secure', 'version', 'port', 'max-age')
    lists = []
    for header in ns_headers:
        pairs, version = [], False
        for n, word in enumerate(header.split(';')):
            word = word.strip()
            name, equals, value = word.partition('=')
            name, value = name.strip(), value.strip() if equals else None
            if not name:
                if n == 0:
                    break
                continue
            if n:
                lower = name.lower()
                name = lower if lower in known else name
                if value is not None and name in ('expires', 'version'):
                    value = strip_quotes(value)
                if name == 'version':
                    version = True
                if name == 'expires' and value is not None:
                    value = http2time(value)
            pairs.append((name, value))
        if pairs:
            lists.append(pairs if version else pairs + [('version', '0')])
    return lists


# ---- hosts and paths -----------------------------------------------------------------------------------

def is_HDN(text):
    """Return whether it is a name of the domain name system, and no address."""
    return not re.search(r'\.\d+$', text) and text != '' and text[0] != '.' and text[-1] != '.'


def domain_match(A, B):
    """Return whether A is B or, where B begins with a dot, below it."""
    A, B = A.lower(), B.lower()
    if A == B:
        return True
    if not is_HDN(A):
        return False
    return A.rfind(B) > 0 and A.endswith(B) and B.startswith('.') and is_HDN(B[1:])


def user_domain_match(A, B):
    """Return whether A is what a user means by B."""
    A, B = A.lower(), B.lower()
    if not (_like_a_name(A) and _like_a_name(B)):
        return A == B
    return A.endswith(B) if B.startswith('.') else A == B


def _like_a_name(text):
    return not re.search(r'\.\d+$', text)


def request_host(request):
    """Return the host of a request, in lower case and without its port."""
    host = urllib.parse.urlparse(request.get_full_url())[1] or request.get_header('Host', '')
    return re.sub(r':\d+$', '', host, count=1, flags=re.ASCII).lower()


def eff_request_host(request):
    """Return the host of a request, and the name that is taken for it: one without dots gets .local."""
    host = request_host(request)
    return host, host + '.local' if '.' not in host and host else host


def request_path(request):
    """Return the path of a request, with a slash at its beginning."""
    path = escape_path(urllib.parse.urlsplit(request.get_full_url()).path)
    return path if path.startswith('/') else '/' + path


def request_port(request):
    """Return the port of a request, as text; None: it is no number."""
    host, colon, port = request.host.partition(':')
    if not colon:
        return '80'
    return port if port.isdigit() else None


def escape_path(path):
    """Return a path with what must be escaped escaped, in capitals."""
    path = urllib.parse.quote(path, "%/;:@&=+$,!~*'()")
    return re.sub(r'%([0-9a-fA-F][0-9a-fA-F])', lambda match: '%' + match[1].upper(), path)


def reach(h):
    """Return the domain above a host that its cookies may be for."""
    at = h.find('.')
    if at >= 0:
        above = h[at + 1:]
        if is_HDN(h) and ('.' in above or above == 'local'):
            return '.' + above
    return h


def is_third_party(request):
    """Return whether it goes to another host than the one that the user asked."""
    return not domain_match(request_host(request), reach(request.origin_req_host))
