"""URLs: their parts, joining them, and the quoting of characters that may not be in them."""

import functools
import types
import warnings
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
           "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote",
           "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

# Schemes whose URLs may have a part; '' is for URLs without a scheme.
uses_relative = ['', *('ftp http gopher nntp imap wais file https shttp mms prospero rtsp rtsps '
                       'rtspu sftp svn svn+ssh ws wss').split()]
uses_netloc = ['', *('ftp http gopher nntp telnet imap wais file mms https shttp snews prospero '
                     'rtsp rtsps rtspu rsync svn svn+ssh sftp nfs git git+ssh ws wss '
                     'itms-services').split()]
uses_params = ['', *('ftp hdl prospero http imap https shttp rtsp rtsps rtspu sip sips mms sftp '
                     'tel').split()]
non_hierarchical = 'gopher hdl mailto news telnet wais imap snews sip sips'.split()
uses_query = ['', *('http wais imap https shttp mms gopher rtsp rtsps rtspu sip sips').split()]
uses_fragment = ['', *('ftp hdl http gopher news nntp wais https shttp snews file '
                       'prospero').split()]

_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
scheme_chars = _LETTERS + '0123456789+-.'
_CONTROL_OR_SPACE = ''.join(map(chr, range(33)))
_REMOVED = {ord(char): None for char in '\t\r\n'}


def clear_cache():
    """Forget the results that are kept."""
    urlsplit.cache_clear()
    _quoted_bytes.cache_clear()


# ---- str and bytes ----------------------------------------------------------------------------------
# Functions work on str; bytes are taken to be ASCII, and results are then bytes again.

def _coerce_args(*args):
    """Return the arguments as str, and a function that makes the result of the type they had."""
    are_str = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) is not are_str:
            raise TypeError("Cannot mix str and non-str arguments")
    if are_str:
        return *args, lambda result: result
    return *[arg.decode('ascii') if arg else '' for arg in args], lambda result: result.encode()


class _StrResult:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        """Return the same result with bytes."""
        return self._encoded_counterpart(*[part.encode(encoding, errors) for part in self])


class _BytesResult:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        """Return the same result with strings."""
        return self._decoded_counterpart(*[part.decode(encoding, errors) for part in self])


class _NetlocResult:
    """Has what the network location consists of: user:password@host:port."""

    __slots__ = ()

    def _sign(self, sign):
        return sign if isinstance(self.netloc, str) else sign.encode()

    @property
    def _userinfo(self):
        user, found, _ = self.netloc.rpartition(self._sign('@'))
        if not found:
            return None, None
        user, found, password = user.partition(self._sign(':'))
        return user, password if found else None

    @property
    def _hostinfo(self):
        host = self.netloc.rpartition(self._sign('@'))[2]
        _, found, bracketed = host.partition(self._sign('['))
        if found:
            host, _, port = bracketed.partition(self._sign(']'))
            port = port.partition(self._sign(':'))[2]
        else:
            host, _, port = host.partition(self._sign(':'))
        return host, port or None

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        host = self._hostinfo[0]
        if not host:
            return None
        # The case of an IPv6 address' zone matters.
        host, percent, zone = host.partition(self._sign('%'))
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if port > 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    __class_getitem__ = classmethod(types.GenericAlias)


class _NetlocResultMixinStr(_NetlocResult, _StrResult):
    __slots__ = ()


class _NetlocResultMixinBytes(_NetlocResult, _BytesResult):
    __slots__ = ()


ResultBase = _NetlocResultMixinStr

_DefragResultBase = namedtuple('_DefragResultBase', 'url fragment')
_SplitResultBase = namedtuple('_SplitResultBase', 'scheme netloc path query fragment')
_ParseResultBase = namedtuple('_ParseResultBase', 'scheme netloc path params query fragment')


class DefragResult(_DefragResultBase, _StrResult):
    """A URL and its fragment."""

    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_SplitResultBase, _NetlocResultMixinStr):
    """The five parts of a URL."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseResultBase, _NetlocResultMixinStr):
    """The six parts of a URL, with the parameters of the path's last segment apart."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragResultBase, _BytesResult):
    """A URL and its fragment, as bytes."""

    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitResultBase, _NetlocResultMixinBytes):
    """The five parts of a URL, as bytes."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseResultBase, _NetlocResultMixinBytes):
    """The six parts of a URL, as bytes."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _decoded, _encoded in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                           (ParseResult, ParseResultBytes)):
    _decoded._encoded_counterpart = _encoded
    _encoded._decoded_counterpart = _decoded
del _decoded, _encoded


# ---- taking apart ---------------------------------------------------------------------------------

def urlparse(url, scheme='', allow_fragments=True):
    """Return a URL's scheme, netloc, path, params, query and fragment."""
    url, scheme, give_back = _coerce_args(url, scheme)
    parts = _urlparse(url, scheme, allow_fragments)
    return give_back(ParseResult(*[part or '' for part in parts]))


def _urlparse(url, scheme=None, allow_fragments=True):
    scheme, netloc, path, query, fragment = _urlsplit(url, scheme, allow_fragments)
    params = None
    if (scheme or '') in uses_params and ';' in path:
        path, params = _splitparams(path)
    return scheme, netloc, path, params, query, fragment


def _splitparams(path):
    at = path.find(';', max(path.rfind('/'), 0))
    return (path, None) if at < 0 else (path[:at], path[at + 1:])


@functools.lru_cache(typed=True)
def urlsplit(url, scheme='', allow_fragments=True):
    """Return a URL's scheme, netloc, path, query and fragment."""
    url, scheme, give_back = _coerce_args(url, scheme)
    parts = _urlsplit(url, scheme, allow_fragments)
    return give_back(SplitResult(*[part or '' for part in parts]))


def _urlsplit(url, scheme=None, allow_fragments=True):
    """Return the five parts; those that are not there, and may be empty, are None."""
    url = url.lstrip(_CONTROL_OR_SPACE).translate(_REMOVED)
    if scheme is not None:
        scheme = scheme.strip(_CONTROL_OR_SPACE).translate(_REMOVED)
    netloc = query = fragment = None
    name, colon, rest = url.partition(':')
    if colon and name and name[0] in _LETTERS and not name.strip(scheme_chars):
        scheme, url = name.lower(), rest
    if url[:2] == '//':
        end = min([at for at in map(url[2:].find, '/?#') if at >= 0], default=len(url) - 2) + 2
        netloc, url = url[2:end], url[end:]
        _check_netloc(netloc)
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    if netloc and not netloc.isascii():
        _check_normalized(netloc)
    return scheme, netloc, url, query, fragment


def _check_netloc(netloc):
    has_open, has_close = '[' in netloc, ']' in netloc
    if has_open is not has_close:
        raise ValueError("Invalid IPv6 URL")
    if has_open:
        # A host in brackets has nothing before them, and a port at most behind them.
        before, opening, bracketed = netloc.rpartition('@')[2].partition('[')
        if opening:
            host, _, port = bracketed.partition(']')
            if before or port and not port.startswith(':'):
                raise ValueError("Invalid IPv6 URL")
        else:
            host = before.partition(':')[0]
        _check_bracketed_host(host)


def _check_normalized(netloc):
    """Normalized, the location must not have signs that mean something in URLs."""
    import unicodedata
    text = netloc.translate({ord(sign): None for sign in '@:#?'})
    normalized = unicodedata.normalize('NFKC', text)
    if text != normalized and any([sign in normalized for sign in '/?#@:']):
        raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC "
                         "normalization")


def _is_ipv4(host):
    octets = host.split('.')
    return len(octets) == 4 and all([octet.isascii() and octet.isdigit() and int(octet) < 256
                                     and str(int(octet)) == octet for octet in octets])


def _is_ipv6(host):
    host, percent, zone = host.partition('%')
    if percent and (not zone or '%' in zone):
        return False
    if '.' in host:
        before, colon, last = host.rpartition(':')
        if not colon or not _is_ipv4(last):
            return False
        host = before + ':0:0'
    if '::' in host:
        # A gap, which must stand for something.
        before, _, after = host.partition('::')
        parts = [part for side in (before, after) if side for part in side.split(':')]
        if len(parts) > 7:
            return False
    else:
        parts = host.split(':')
        if len(parts) != 8:
            return False
    return all([1 <= len(part) <= 4 and not part.strip('0123456789abcdefABCDEF')
                for part in parts])


def _check_bracketed_host(host):
    if host.startswith(('v', 'V')):
        version, dot, address = host[1:].partition('.')
        if not version or version.strip('0123456789abcdefABCDEF') or not address:
            raise ValueError("IPvFuture address is invalid")
    elif _is_ipv4(host):
        raise ValueError("An IPv4 address cannot be in brackets")
    elif not _is_ipv6(host):
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


# ---- putting together -----------------------------------------------------------------------------

def urlunparse(components):
    """Return the URL of urlparse()'s parts."""
    scheme, netloc, path, params, query, fragment, give_back = _coerce_args(*components)
    if params:
        path = f"{path};{params}"
    return give_back(_urlunsplit(scheme or None, _netloc_or_none(scheme, netloc, path), path,
                                 query or None, fragment or None))


def urlunsplit(components):
    """Return the URL of urlsplit()'s parts."""
    scheme, netloc, path, query, fragment, give_back = _coerce_args(*components)
    return give_back(_urlunsplit(scheme or None, _netloc_or_none(scheme, netloc, path), path,
                                 query or None, fragment or None))


def _netloc_or_none(scheme, netloc, path):
    if netloc or scheme and scheme in uses_netloc and path[:1] in ('', '/'):
        return netloc
    return None


def _urlunsplit(scheme, netloc, path, query, fragment):
    url = path
    if netloc is not None:
        if url and url[0] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        # Or what follows would be the location.
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query is not None:
        url += '?' + query
    if fragment is not None:
        url += '#' + fragment
    return url


def urljoin(base, url, allow_fragments=True):
    """Return the URL that a relative one means where the base is."""
    if not base:
        return url
    if not url:
        return base
    base, url, give_back = _coerce_args(base, url)
    base_scheme, base_netloc, base_path, base_query, base_fragment = _urlsplit(
        base, None, allow_fragments)
    scheme, netloc, path, query, fragment = _urlsplit(url, None, allow_fragments)
    if scheme is None:
        scheme = base_scheme
    if scheme != base_scheme or scheme and scheme not in uses_relative:
        return give_back(url)
    if not scheme or scheme in uses_netloc:
        if netloc:
            return give_back(_urlunsplit(scheme, netloc, path, query, fragment))
        netloc = base_netloc
    if not path:
        path = base_path
        if query is None:
            query = base_query
            if fragment is None:
                fragment = base_fragment
    else:
        path = _join_paths(base_path, path)
    return give_back(_urlunsplit(scheme, netloc, path, query, fragment))


def _join_paths(base, path):
    parts = path.split('/')
    if path[:1] != '/':
        base_parts = base.split('/')
        if base_parts[-1]:
            del base_parts[-1]
        parts = base_parts + parts
        parts[1:-1] = [part for part in parts[1:-1] if part]
    resolved = []
    for part in parts:
        if part == '..':
            if resolved:
                resolved.pop()
        elif part != '.':
            resolved.append(part)
    if parts[-1] in ('.', '..'):
        resolved.append('')
    return '/'.join(resolved) or '/'


def urldefrag(url):
    """Return a URL without its fragment, and the fragment."""
    url, give_back = _coerce_args(url)
    fragment = ''
    if '#' in url:
        scheme, netloc, path, query, fragment = _urlsplit(url)
        url = _urlunsplit(scheme, netloc, path, query, None)
    return give_back(DefragResult(url, fragment or ''))


# ---- quoting --------------------------------------------------------------------------------------

_ALWAYS_SAFE = (_LETTERS + '0123456789_.-~').encode()


@functools.lru_cache
def _quoted_bytes(safe):
    """Return what each byte becomes."""
    safe = frozenset(_ALWAYS_SAFE + safe)
    return [chr(byte) if byte in safe else f'%{byte:02X}' for byte in range(256)]


def quote(string, safe='/', encoding=None, errors=None):
    """Replace characters that are not safe in a URL's path by %XX."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode('utf-8' if encoding is None else encoding,
                               'strict' if errors is None else errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """Quote as in a form's fields: spaces become '+'."""
    space = ' ' if isinstance(string, str) else b' '
    if isinstance(string, (str, bytes)) and space not in string:
        return quote(string, safe, encoding, errors)
    safe += ' ' if isinstance(safe, str) else b' '
    return quote(string, safe, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    """Quote bytes; return a str."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    else:
        safe = bytes([byte for byte in safe if byte < 128])
    if not bs.rstrip(_ALWAYS_SAFE + safe):
        return bs.decode()
    quoted = _quoted_bytes(safe)
    return ''.join([quoted[byte] for byte in bs])


def unquote_to_bytes(string):
    """Replace %XX by bytes."""
    return bytes(_unquote_to_bytes(string))


def _hex_byte(digits):
    try:
        return bytes.fromhex(digits.decode('ascii')) if digits.strip() == digits else b''
    except ValueError:
        return b''


def _unquote_to_bytes(string):
    if not string:
        # What is no string has no split either.
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode()
    first, *others = string.split(b'%')
    if not others:
        return string
    result = bytearray(first)
    for piece in others:
        byte = _hex_byte(piece[:2])
        if len(byte) == 1:
            result += byte
            result += piece[2:]
        else:
            result += b'%'
            result += piece
    return result


def unquote(string, encoding='utf-8', errors='replace'):
    """Replace %XX by the characters that these bytes are."""
    if isinstance(string, bytes):
        return _unquote_to_bytes(string).decode('utf-8' if encoding is None else encoding,
                                                'replace' if errors is None else errors)
    if '%' not in string:
        string.split
        return string
    if encoding is None:
        encoding = 'utf-8'
    if errors is None:
        errors = 'replace'
    # Runs of ASCII are decoded each by itself; other characters stay.
    pieces, begin = [], 0
    while begin < len(string):
        ascii = string[begin].isascii()
        end = begin + 1
        while end < len(string) and string[end].isascii() is ascii:
            end += 1
        piece = string[begin:end]
        pieces.append(_unquote_to_bytes(piece).decode(encoding, errors) if ascii else piece)
        begin = end
    return ''.join(pieces)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """Undo quote_plus()."""
    return unquote(string.replace('+', ' '), encoding, errors)


# ---- queries --------------------------------------------------------------------------------------

def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
             errors='replace', max_num_fields=None, separator='&'):
    """Return a query as a dict of lists of values."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding,
                                 errors=errors, max_num_fields=max_num_fields,
                                 separator=separator, _stacklevel=2):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
              errors='replace', max_num_fields=None, separator='&', *, _stacklevel=1):
    """Return a query as a list of (name, value)."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if qs is None:
        return []
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals = '='

        def decode(text):
            return unquote_plus(text, encoding=encoding, errors=errors)
    else:
        try:
            qs = bytes(memoryview(qs))
        except TypeError:
            if qs:
                raise
            warnings.warn(f"Accepting {type(qs).__name__} objects with false value in "
                          "urllib.parse.parse_qsl() is deprecated as of 3.14",
                          DeprecationWarning, stacklevel=_stacklevel + 1)
            return []
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        equals = b'='

        def decode(text):
            return unquote_to_bytes(text.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    result = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, found, value = field.partition(equals)
        if not found and strict_parsing:
            raise ValueError("bad query field: %r" % (field,))
        if value or keep_blank_values:
            result.append((decode(name), decode(value)))
    return result


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """Return a mapping or (name, value) pairs as a query; with doseq values may be sequences."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            # Strings, and what is neither a sequence nor a mapping, are no queries.
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError("not a valid non-string sequence or mapping object") from error

    def encode(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    def values(value):
        if not doseq or isinstance(value, (bytes, str)):
            return (value,)
        try:
            len(value)
        except TypeError:
            return (value,)
        return value

    return '&'.join([f'{encode(name)}={encode(each)}' for name, value in query
                     for each in values(value)])


# ---- older functions ------------------------------------------------------------------------------

def unwrap(url):
    """Return a URL out of '<URL:...>'."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == 'URL:' else url


def _to_bytes(url):
    if isinstance(url, str):
        try:
            url = url.encode("ASCII").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


def _splittype(url):
    scheme, colon, rest = url.partition(':')
    if not colon or not scheme or '/' in scheme:
        return None, url
    return scheme.lower(), rest


def _splithost(url):
    if not url.startswith('//'):
        return None, url
    end = min([at for at in map(url[2:].find, '/#?') if at >= 0], default=len(url) - 2) + 2
    host, path = url[2:end], url[end:]
    return host, '/' + path if path and path[0] != '/' else path


def _splituser(host):
    user, found, host = host.rpartition('@')
    return user if found else None, host


def _splitpasswd(user):
    user, found, password = user.partition(':')
    return user, password if found else None


def _splitport(host):
    name, found, port = host.rpartition(':')
    if not found or port.strip('0123456789'):
        return host, None
    return name, port or None


def _splitnport(host, defport=-1):
    host, found, port = host.rpartition(':')
    if not found:
        host = port
    elif port:
        return host, int(port) if port.isdigit() and port.isascii() else None
    return host, defport


def _splitquery(url):
    path, found, query = url.rpartition('?')
    return (path, query) if found else (url, None)


def _splittag(url):
    path, found, tag = url.rpartition('#')
    return (path, tag) if found else (url, None)


def _splitattr(url):
    first, *others = url.split(';')
    return first, others


def _splitvalue(attr):
    attr, found, value = attr.partition('=')
    return attr, value if found else None


def _deprecate(name, instead):
    function = globals()['_' + name]

    def deprecated(*args, **kwargs):
        warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8{instead}",
                      DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)
    deprecated.__name__ = deprecated.__qualname__ = name
    globals()[name] = deprecated


for _name in ('splittype', 'splithost', 'splituser', 'splitpasswd', 'splitport', 'splitnport',
              'splitquery', 'splittag', 'splitattr'):
    _deprecate(_name, ", use urllib.parse.urlparse() instead")
_deprecate('splitvalue', ", use urllib.parse.parse_qsl() instead")
_deprecate('to_bytes', "")
del _name
