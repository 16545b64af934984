"""Cookies as clients see them: a jar takes them out of responses and puts them into requests, as its policy says.

The cookies are those of the Netscape protocol, which is what is in use, and, where a policy wants them, those of
RFC 2965. A jar keeps them by domain, path and name.
"""

import copy
import os
import re
import threading
import time
import urllib.parse
import urllib.request

from http._cookie_text import (domain_match, eff_request_host, escape_path, http2time, is_HDN, is_third_party,
                               iso2time, join_header_words, parse_ns_headers, reach, request_host,
                               request_path,
                               request_port, split_header_words, strip_quotes, time2isoz, time2netscape,
                               user_domain_match)

__all__ = ['Cookie', 'CookieJar', 'CookiePolicy', 'DefaultCookiePolicy', 'FileCookieJar', 'LWPCookieJar',
           'LoadError',
           'MozillaCookieJar']

DEFAULT_HTTP_PORT = '80'
_ATTRIBUTES = ('version', 'name', 'value', 'port', 'port_specified', 'domain', 'domain_specified',
               'domain_initial_dot', 'path', 'path_specified', 'secure', 'expires', 'discard', 'comment',
               'comment_url')


class Cookie:
    """A cookie with what was said of it, and whether that was said or is what would be without."""

    def __init__(self, version, name, value, port, port_specified, domain, domain_specified,
                 domain_initial_dot, path, path_specified, secure, expires, discard, comment, comment_url,
                 rest, rfc2109=False):
        if port is None and port_specified is True:
            raise ValueError('if port is None, port_specified must be false')
        self.version = int(version) if version is not None else None
        self.name = name
        self.value = value
        self.port = port
        self.port_specified = port_specified
        self.domain = domain.lower()
        self.domain_specified = domain_specified
        self.domain_initial_dot = domain_initial_dot
        self.path = path
        self.path_specified = path_specified
        self.secure = secure
        self.expires = int(float(expires)) if expires is not None else None
        self.discard = discard
        self.comment = comment
        self.comment_url = comment_url
        self.rfc2109 = rfc2109
        self._rest = copy.copy(rest)

    def has_nonstandard_attr(self, name):
        """Return whether something else was said of it."""
        return name in self._rest

    def get_nonstandard_attr(self, name, default=None):
        """Return something else that was said of it."""
        return self._rest.get(name, default)

    def set_nonstandard_attr(self, name, value):
        """Say something else of it."""
        self._rest[name] = value

    def is_expired(self, now=None):
        """Return whether its time is over."""
        return self.expires is not None and self.expires <= (time.time() if now is None else now)

    def __str__(self):
        port = '' if self.port is None else ':' + self.port
        text = self.name if self.value is None else f'{self.name}={self.value}'
        return f'<Cookie {text} for {self.domain}{port}{self.path}>'

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)!r}' for name in _ATTRIBUTES]
        return f"{self.__class__.__name__}({', '.join(parts)}, rest={self._rest!r}, rfc2109={self.rfc2109!r})"


# ---- policies ------------------------------------------------------------------------------------------

class CookiePolicy:
    """What may be set and what may be returned."""

    netscape = True
    rfc2965 = False
    hide_cookie2 = False

    def set_ok(self, cookie, request):
        """Return whether a cookie may be taken from a response."""
        raise NotImplementedError()

    def return_ok(self, cookie, request):
        """Return whether a cookie may be put into a request."""
        raise NotImplementedError()

    def domain_return_ok(self, domain, request):
        """Return whether there can be cookies of a domain for a request."""
        return True

    def path_return_ok(self, path, request):
        """Return whether there can be cookies of a path for a request."""
        return True


class DefaultCookiePolicy(CookiePolicy):
    """What browsers do, more or less strictly."""

    DomainStrictNoDots = 1
    DomainStrictNonDomain = 2
    DomainRFC2965Match = 4
    DomainLiberal = 0
    DomainStrict = DomainStrictNoDots | DomainStrictNonDomain

    def __init__(self, blocked_domains=None, allowed_domains=None, netscape=True, rfc2965=False,
                 rfc2109_as_netscape=None, hide_cookie2=False, strict_domain=False,
                 strict_rfc2965_unverifiable=True,
                 strict_ns_unverifiable=False, strict_ns_domain=DomainLiberal,
                 strict_ns_set_initial_dollar=False, strict_ns_set_path=False,
                 secure_protocols=('https', 'wss')):
        self.netscape = netscape
        self.rfc2965 = rfc2965
        self.rfc2109_as_netscape = rfc2109_as_netscape
        self.hide_cookie2 = hide_cookie2
        self.strict_domain = strict_domain
        self.strict_rfc2965_unverifiable = strict_rfc2965_unverifiable
        self.strict_ns_unverifiable = strict_ns_unverifiable
        self.strict_ns_domain = strict_ns_domain
        self.strict_ns_set_initial_dollar = strict_ns_set_initial_dollar
        self.strict_ns_set_path = strict_ns_set_path
        self.secure_protocols = secure_protocols
        self.set_blocked_domains(blocked_domains or ())
        self.set_allowed_domains(allowed_domains)

    def blocked_domains(self):
        """Return the domains whose cookies are not wanted."""
        return self._blocked_domains

    def set_blocked_domains(self, blocked_domains):
        """Want no cookies of these domains."""
        self._blocked_domains = tuple(blocked_domains)

    def is_blocked(self, domain):
        """Return whether the cookies of a domain are not wanted."""
        return any(user_domain_match(domain, blocked) for blocked in self._blocked_domains)

    def allowed_domains(self):
        """Return the only domains whose cookies are wanted, or None: all."""
        return self._allowed_domains

    def set_allowed_domains(self, allowed_domains):
        """Want cookies of these domains only; None: of all."""
        self._allowed_domains = None if allowed_domains is None else tuple(allowed_domains)

    def is_not_allowed(self, domain):
        """Return whether a domain is none of the only ones."""
        return self._allowed_domains is not None \
            and not any(user_domain_match(domain, allowed) for allowed in self._allowed_domains)

    def _unwanted(self, domain):
        return self.is_blocked(domain) or self.is_not_allowed(domain)

    # ---- setting

    def set_ok(self, cookie, request):
        return all(check(cookie, request) for check in (
            self.set_ok_version, self.set_ok_verifiability, self.set_ok_name, self.set_ok_path,
            self.set_ok_domain,
            self.set_ok_port))

    def set_ok_version(self, cookie, request):
        """Is it of a protocol that is wanted?"""
        if cookie.version is None:
            return False
        return self.rfc2965 if cookie.version > 0 else cookie.version == 0 and self.netscape

    def _verifiable(self, cookie, request):
        """Has the user asked for this, or is it all the same?"""
        if not (request.unverifiable and is_third_party(request)):
            return True
        return not (self.strict_rfc2965_unverifiable if cookie.version > 0 else self.strict_ns_unverifiable)

    set_ok_verifiability = return_ok_verifiability = _verifiable

    def set_ok_name(self, cookie, request):
        """Is its name one?"""
        return not (cookie.version == 0 and self.strict_ns_set_initial_dollar and cookie.name.startswith('$'))

    def set_ok_path(self, cookie, request):
        """Is it for a path that the server speaks for?"""
        if cookie.path_specified and (cookie.version > 0 or cookie.version == 0 and self.strict_ns_set_path):
            return self.path_return_ok(cookie.path, request)
        return True

    def set_ok_domain(self, cookie, request):
        """Is it for a domain that the server speaks for?"""
        if self._unwanted(cookie.domain):
            return False
        if not cookie.domain_specified:
            return True
        host, effective = eff_request_host(request)
        domain = cookie.domain
        if self.strict_domain and domain.count('.') >= 2:
            # A country's domain below which names are sold: co.uk.
            top, second = domain.rsplit('.', 1)[1], domain.rsplit('.', 2)[1]
            if domain.rfind('.', 0, domain.rfind('.')) == 0 and len(top) == 2 \
                    and second.lower() in ('co', 'ac', 'com', 'edu', 'org', 'net', 'gov', 'mil', 'int',
                                           'aero', 'biz', 'cat', 'coop', 'info', 'jobs', 'mobi', 'museum',
                                           'name', 'pro',
                                           'travel', 'eu'):
                return False
        bare = domain.removeprefix('.')
        # A host of a single word speaks for its own name, and for .local, as which it counts.
        local = cookie.version == 0 and '.' not in host and host.endswith(bare)
        if '.' not in bare and domain != '.local' and not local:
            return False
        if cookie.version == 0 and not ('.' + effective).endswith(domain) and not local:
            return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainRFC2965Match:
            if not domain_match(effective, domain):
                return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainStrictNoDots:
            prefix = host[:-len(domain)]
            return '.' not in prefix or not is_HDN(host)
        return True

    def set_ok_port(self, cookie, request):
        """Is it for the port that was asked?"""
        if not cookie.port_specified:
            return True
        port = request_port(request)
        port = '80' if port is None else str(port)
        return any(part == port for part in cookie.port.split(','))

    # ---- returning

    def return_ok(self, cookie, request):
        return all(check(cookie, request) for check in (
            self.return_ok_version, self.return_ok_verifiability, self.return_ok_secure,
            self.return_ok_expires,
            self.return_ok_port, self.return_ok_domain))

    def return_ok_version(self, cookie, request):
        """Is it of a protocol that is wanted?"""
        return self.rfc2965 if cookie.version > 0 else cookie.version == 0 and self.netscape

    def return_ok_secure(self, cookie, request):
        """Is the connection as secure as it wants?"""
        return not cookie.secure or request.type in self.secure_protocols

    def return_ok_expires(self, cookie, request):
        """Is it its time?"""
        return not cookie.is_expired(self._now)

    def return_ok_port(self, cookie, request):
        """Is it its port?"""
        return not cookie.port or (request_port(request) or '80') in cookie.port.split(',')

    def return_ok_domain(self, cookie, request):
        """Is it its domain?"""
        _, effective = eff_request_host(request)
        domain = cookie.domain
        dotted = domain if not domain or domain.startswith('.') else '.' + domain
        if cookie.version == 0 and self.strict_ns_domain & self.DomainStrictNonDomain \
                and not cookie.domain_specified and domain != effective:
            return False
        if cookie.version > 0 and not domain_match(effective, domain):
            return False
        return cookie.version != 0 or ('.' + effective).endswith(dotted)

    def domain_return_ok(self, domain, request):
        host, effective = ['.' + name if not name.startswith('.') else name
                           for name in eff_request_host(request)]
        dotted = domain if not domain or domain.startswith('.') else '.' + domain
        return (host.endswith(dotted) or effective.endswith(dotted)) and not self._unwanted(domain)

    def path_return_ok(self, path, request):
        asked = request_path(request)
        return asked == path or asked.startswith(path) and (path.endswith('/')
                                                            or asked[len(path):len(path) + 1] == '/')

    _now = None


# ---- jars ----------------------------------------------------------------------------------------------

class CookieJar:
    """Cookies, which are iterated over."""

    def __init__(self, policy=None):
        self._policy = DefaultCookiePolicy() if policy is None else policy
        self._cookies_lock = threading.RLock()
        self._cookies = {}

    def set_policy(self, policy):
        """Set what may be set and returned."""
        self._policy = policy

    # ---- into requests

    def _cookies_for_request(self, request):
        found = []
        for domain, paths in self._cookies.items():
            if not self._policy.domain_return_ok(domain, request):
                continue
            for path, names in paths.items():
                if self._policy.path_return_ok(path, request):
                    found += [cookie for cookie in names.values() if self._policy.return_ok(cookie, request)]
        return found

    @staticmethod
    def _words(cookies):
        """What stands in the header for each cookie, those with the longest paths first.

        Those of RFC 2965 come with what was said of them; before all comes the version of the first one.
        """
        cookies = sorted(cookies, key=lambda cookie: len(cookie.path), reverse=True)
        words = [f'$Version={cookies[0].version}'] if cookies and cookies[0].version > 0 else []
        for cookie in cookies:
            value = cookie.value
            if value is not None and cookie.version > 0:
                value = value.replace('\\', '\\\\').replace('"', '\\"')
            words.append(cookie.name if value is None else f'{cookie.name}={value}')
            if cookie.version > 0:
                if cookie.path_specified:
                    words.append(f'$Path="{cookie.path}"')
                if cookie.domain.startswith('.'):
                    domain = cookie.domain if cookie.domain_initial_dot else cookie.domain[1:]
                    words.append(f'$Domain="{domain}"')
                if cookie.port is not None:
                    words.append(f'$Port="{cookie.port}"' if cookie.port_specified else '$Port')
        return words

    def add_cookie_header(self, request):
        """Give a request the cookies that are for it."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            cookies = self._cookies_for_request(request)
            words = self._words(cookies)
            if words and not request.has_header('Cookie'):
                request.add_unredirected_header('Cookie', '; '.join(words))
            if self._policy.rfc2965 and not self._policy.hide_cookie2 and not request.has_header('Cookie2') \
                    and any(cookie.version != 1 for cookie in cookies):
                request.add_unredirected_header('Cookie2', '$Version="1"')
        self.clear_expired_cookies()

    # ---- out of responses

    def make_cookies(self, response, request):
        """Return the cookies that a response sets, whether they may or not."""
        self._policy._now = self._now = int(time.time())
        headers = response.info()
        old = headers.get_all('Set-Cookie', []) if self._policy.netscape or self._policy.rfc2965 else []
        new = headers.get_all('Set-Cookie2', []) if self._policy.rfc2965 else []
        with self._cookies_lock:
            cookies = self._cookies_from(split_header_words(new), request)
            known = {(cookie.domain, cookie.path, cookie.name) for cookie in cookies}
            for cookie in map(self._as_netscape, self._cookies_from(parse_ns_headers(old), request)):
                # What is said in both ways counts in the new one.
                if (cookie.domain, cookie.path, cookie.name) not in known:
                    cookies.append(cookie)
        return cookies

    def _cookies_from(self, headers, request):
        return [cookie for pairs in headers if (cookie := self._cookie_from(pairs, request))]

    def _standard(self, pairs):
        """What is said in the standard words, and in others; None: in such a way that it is no cookie."""
        standard, rest = {}, {}
        for name, value in pairs:
            key = name.lower()
            if key in ('discard', 'secure'):
                standard[key] = True if value is None else value
            elif key in ('domain', 'path', 'version', 'comment', 'commenturl', 'port', 'expires', 'max-age'):
                if value is None and key in ('domain', 'path'):
                    return None, rest
                if key not in standard:
                    standard[key] = value.lower() if key == 'domain' else value
                    if key in ('max-age', 'version') and not self._is_number(key, value):
                        return None, rest
            elif name not in rest:
                rest[name] = value
        return standard, rest

    @staticmethod
    def _is_number(key, text):
        """Whether a word that must be a number is one; a version is none below 0."""
        try:
            return int(strip_quotes(text)) >= 0 or key != 'version'
        except (AttributeError, ValueError):
            return False

    def _expiry(self, standard):
        """When it expires: max-age counts more than a date."""
        if 'max-age' in standard:
            return self._now + int(strip_quotes(standard['max-age']))
        expires = standard.get('expires')
        return http2time(expires) if isinstance(expires, str) else expires

    def _cookie_from(self, pairs, request):
        """A cookie out of its words; None if there is none, or if it takes one away."""
        name, value = pairs[0]
        standard, rest = self._standard(pairs[1:])
        if standard is None:
            return None
        version = int(strip_quotes(standard.get('version', '0')))
        path, path_specified = standard.get('path', ''), False
        if path != '':
            path, path_specified = escape_path(path), True
        else:
            path = request_path(request)
            at = path.rfind('/')
            path = (path[:at] if version == 0 else path[:at + 1]) if at != -1 else path
            path = path or '/'
        domain_specified = 'domain' in standard
        domain = standard.get('domain') or ''
        initial_dot = domain.startswith('.')
        if not domain_specified:
            domain = eff_request_host(request)[1]
        elif not initial_dot:
            domain = '.' + domain
        port, port_specified = standard.get('port'), False
        if 'port' in standard:
            port_specified = port is not None
            port = request_port(request) if port is None else ''.join(port.split())
        expires, discard = self._expiry(standard), standard.get('discard', False)
        if expires is None:
            discard = True
        elif expires <= self._now:
            try:
                self.clear(domain, path, name)
            except KeyError:
                pass
            return None
        return Cookie(version, name, value, port, port_specified, domain, domain_specified, initial_dot,
                      path, path_specified,
                      standard.get('secure', False), expires, discard, standard.get('comment'),
                      standard.get('commenturl'), rest)

    def _as_netscape(self, cookie):
        """One that says that it is of version 1 is taken for what it mostly is."""
        if cookie.version == 1:
            cookie.rfc2109 = True
            as_netscape = getattr(self._policy, 'rfc2109_as_netscape', None)
            if not self._policy.rfc2965 if as_netscape is None else as_netscape:
                cookie.version = 0
        return cookie

    def set_cookie_if_ok(self, cookie, request):
        """Take a cookie if it may be set."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            if self._policy.set_ok(cookie, request):
                self.set_cookie(cookie)

    def set_cookie(self, cookie):
        """Take a cookie."""
        with self._cookies_lock:
            self._cookies.setdefault(cookie.domain, {}).setdefault(cookie.path, {})[cookie.name] = cookie

    def extract_cookies(self, response, request):
        """Take the cookies that a response may set."""
        with self._cookies_lock:
            for cookie in self.make_cookies(response, request):
                if self._policy.set_ok(cookie, request):
                    self.set_cookie(cookie)

    # ---- all of them

    def clear(self, domain=None, path=None, name=None):
        """Take away all cookies, or those of a domain, of a path of it, or the one of that name."""
        if name is not None:
            if domain is None or path is None:
                raise ValueError('domain and path must be given to remove a cookie by name')
            del self._cookies[domain][path][name]
        elif path is not None:
            if domain is None:
                raise ValueError('domain must be given to remove cookies by path')
            del self._cookies[domain][path]
        elif domain is not None:
            del self._cookies[domain]
        else:
            self._cookies = {}

    def _clear_those(self, condition):
        with self._cookies_lock:
            for cookie in list(self):
                if condition(cookie):
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def clear_session_cookies(self):
        """Take away those that do not outlast the session."""
        self._clear_those(lambda cookie: cookie.discard)

    def clear_expired_cookies(self):
        """Take away those whose time is over."""
        now = time.time()
        self._clear_those(lambda cookie: cookie.is_expired(now))

    def __iter__(self):
        for paths in list(self._cookies.values()):
            for names in list(paths.values()):
                yield from list(names.values())

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        return f"<{self.__class__.__name__}[{', '.join(map(repr, self))}]>"

    def __str__(self):
        return f"<{self.__class__.__name__}[{', '.join(map(str, self))}]>"


# ---- files ---------------------------------------------------------------------------------------------

class LoadError(OSError):
    """The file holds no cookies."""


def _private(path, flags):
    """Open a file that nobody else may read if it is new."""
    return os.open(path, flags, 0o600)


class FileCookieJar(CookieJar):
    """A jar that can be saved in a file."""

    def __init__(self, filename=None, delayload=False, policy=None):
        super().__init__(policy)
        self.filename = os.fspath(filename) if filename is not None else None
        self.delayload = bool(delayload)

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Save the cookies."""
        raise NotImplementedError()

    def _named(self, filename):
        if filename is None and self.filename is None:
            raise ValueError('a filename was not supplied (nor was the CookieJar instance initialised with one)')
        return self.filename if filename is None else filename

    def load(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Add the cookies of a file."""
        filename = self._named(filename)
        with open(filename) as file:
            self._really_load(file, filename, ignore_discard, ignore_expires)

    def revert(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Have the cookies of a file instead; if that fails, all is as before."""
        filename = self._named(filename)
        with self._cookies_lock:
            before = copy.deepcopy(self._cookies)
            self._cookies = {}
            try:
                self.load(filename, ignore_discard, ignore_expires)
            except OSError:
                self._cookies = before
                raise

    def _saved(self, ignore_discard, ignore_expires):
        now = time.time()
        for cookie in self:
            if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now)):
                yield cookie

    def _loaded(self, cookie, ignore_discard, ignore_expires):
        if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired()):
            self.set_cookie(cookie)


def lwp_cookie_str(cookie):
    """Return a cookie as libwww-perl saves it, without the name of the header."""
    words = [(cookie.name, cookie.value), ('path', cookie.path), ('domain', cookie.domain)]
    if cookie.port is not None:
        words.append(('port', cookie.port))
    for present, name in ((cookie.path_specified, 'path_spec'), (cookie.port_specified, 'port_spec'),
                          (cookie.domain_initial_dot, 'domain_dot'), (cookie.secure, 'secure')):
        if present:
            words.append((name, None))
    if cookie.expires:
        words.append(('expires', time2isoz(float(cookie.expires))))
    if cookie.discard:
        words.append(('discard', None))
    if cookie.comment:
        words.append(('comment', cookie.comment))
    if cookie.comment_url:
        words.append(('commenturl', cookie.comment_url))
    words += [(key, str(cookie._rest[key])) for key in sorted(cookie._rest)]
    words.append(('version', str(cookie.version)))
    return join_header_words([words])


class LWPCookieJar(FileCookieJar):
    """Saved as libwww-perl does: a header a line."""

    def as_lwp_str(self, ignore_discard=True, ignore_expires=True):
        """Return the lines."""
        return '\n'.join(['Set-Cookie3: ' + lwp_cookie_str(cookie)
                          for cookie in self._saved(ignore_discard, ignore_expires)] + [''])

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        with open(self._named(filename), 'w', opener=_private) as file:
            file.write('#LWP-Cookies-2.0\n' + self.as_lwp_str(ignore_discard, ignore_expires))

    def _really_load(self, file, filename, ignore_discard, ignore_expires):
        if not file.readline().startswith('#LWP-Cookies-'):
            raise LoadError(f'{filename!r} does not look like a Set-Cookie3 (LWP) format file')
        for line in file:
            if line.startswith('Set-Cookie3:'):
                for words in split_header_words([line[len('Set-Cookie3:'):].strip()]):
                    self._loaded(self._read_words(words), ignore_discard, ignore_expires)

    @staticmethod
    def _read_words(words):
        (name, value), *rest = words
        flags = dict.fromkeys(('port_spec', 'path_spec', 'domain_dot', 'secure', 'discard'), False)
        said, others = {}, {}
        for key, text in rest:
            lower = key.lower()
            if lower in flags:
                flags[lower] = True
            elif lower in ('port', 'path', 'domain', 'expires', 'comment', 'commenturl', 'version'):
                said.setdefault(lower, text)
            else:
                others[key] = text
        expires = said.get('expires')
        domain = said.get('domain', '')
        return Cookie(said.get('version'), name, value, said.get('port'), flags['port_spec'], domain,
                      domain.startswith('.'), flags['domain_dot'],
                      said.get('path'), flags['path_spec'], flags['secure'],
                      None if expires is None else iso2time(expires), flags['discard'] or expires is None,
                      said.get('comment'), said.get('commenturl'), others)


_NETSCAPE_MAGIC = re.compile('# (?:Netscape )?HTTP Cookie File', re.IGNORECASE | re.ASCII)

NETSCAPE_HEADER_TEXT = """\
# Netscape HTTP Cookie File
# http://curl.haxx.se/rfc/cookie_spec.html
# This is a generated file!  Do not edit.

"""


class MozillaCookieJar(FileCookieJar):
    """Saved as Netscape did: seven fields a line."""

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        with open(self._named(filename), 'w', opener=_private) as file:
            file.write(NETSCAPE_HEADER_TEXT)
            for cookie in self._saved(ignore_discard, ignore_expires):
                name, value = ('', cookie.name) if cookie.value is None else (cookie.name, cookie.value)
                domain = '#HttpOnly_' + cookie.domain if cookie.has_nonstandard_attr('HTTPOnly') else cookie.domain
                expires = '' if cookie.expires is None else str(cookie.expires)
                fields = (domain, str(cookie.domain.startswith('.')).upper(), cookie.path,
                          str(cookie.secure).upper(), expires,
                          name, value)
                file.write('\t'.join(fields) + '\n')

    def _really_load(self, file, filename, ignore_discard, ignore_expires):
        if not _NETSCAPE_MAGIC.match(file.readline()):
            raise LoadError(f'{filename!r} does not look like a Netscape format cookies file')
        for line in file:
            line = line.removesuffix('\n')
            rest = {}
            if line.startswith('#HttpOnly_'):
                rest, line = {'HTTPOnly': ''}, line.removeprefix('#HttpOnly_')
            if line.strip().startswith(('#', '$')) or not line.strip():
                continue
            try:
                domain, specified, path, secure, expires, name, value = line.split('\t')
            except ValueError:
                raise LoadError(f'invalid Netscape format cookies file {filename!r}: {line!r}') from None
            if name == '':
                name, value = value, None
            if expires in ('', '0'):    # 0: what other programs write of a cookie of the session
                expires = None
            cookie = Cookie(0, name, value, None, False, domain, specified == 'TRUE', domain.startswith('.'),
                            path, False,
                            secure == 'TRUE', expires, expires is None, None, None, rest)
            self._loaded(cookie, ignore_discard, ignore_expires)
